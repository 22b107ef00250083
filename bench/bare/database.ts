import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { createPool } from 'mysql2/promise';

/** One prepared statement after another, with nothing in between. */
export type Query = (sql: string, parameters: readonly string[]) => Promise<Record<string, unknown>[]>;

/** Opens the tables of a service that the platform has filled: `mysql://host/prefix`, or a folder of SQLite files. */
export function openBare(place: string, schema: string): Query {
  if (!place.startsWith('mysql://')) return openFile(`${place}/${schema}.sqlite`);
  const url = new URL(place);
  url.pathname = `/${url.pathname.slice(1) || 'studyhall'}_${schema}`;
  const pool = createPool({ uri: url.href, connectionLimit: 8, timezone: 'Z', dateStrings: true });
  return async (sql, parameters) => {
    const [rows] = await pool.execute(sql, [...parameters]);
    return rows as Record<string, unknown>[];
  };
}

function openFile(file: string): Query {
  const database = new DatabaseSync(file, { readOnly: true });
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return async (sql, parameters: readonly SQLInputValue[]) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement.all(...parameters);
  };
}

/** The driver of MySQL leaves milliseconds out where there are none. */
export function toMilliseconds(stored: unknown): number {
  return Date.parse(`${String(stored).replace(' ', 'T')}Z`);
}
