import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';
import { Connection, type Row } from '../engine.ts';
import { explainUnavailable } from '../errors.ts';
import { traceStatement } from '../statement-span.ts';

interface Prepared {
  readonly statement: StatementSync;
  /** Names of the columns it answers; empty for a statement that answers no rows. */
  readonly columns: readonly string[];
}

/** Lists of varying length make many texts of one query; the oldest are dropped. */
const maxStatements = 500;

/** One connection of SQLite with its prepared statements, by their text. */
export class SqliteSession extends Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    super();
    this.#database = database;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return traceStatement('sqlite', query.sql, () => this.#execute<R>(query));
  }

  async #execute<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // Kysely's types allow only values that can be bound; the driver refuses any other.
    const values = parameters as readonly SQLInputValue[];
    try {
      const { statement, columns } = this.#prepare(sql);
      if (columns.length > 0) {
        // The caller says what the rows are.
        return { rows: toRows(statement.all(...values) as unknown as unknown[][], columns) as R[] };
      }
      const { changes, lastInsertRowid } = statement.run(...values);
      return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
    } catch (error) {
      throw explainUnavailable(error);
    }
  }

  /** Runs SQL that takes no parameters and answers nothing. */
  run(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw explainUnavailable(error);
    }
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    // Arrays are faster than the driver's objects, and those have no prototype.
    statement.setReturnArrays(true);
    const prepared = { statement, columns: statement.columns().map(({ name }) => name) };
    const [oldest] = this.#statements.keys();
    if (this.#statements.size === maxStatements && oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

function toRows(arrays: readonly (readonly unknown[])[], columns: readonly string[]): Row[] {
  return arrays.map((values) => {
    const row: Record<string, unknown> = {};
    columns.forEach((name, i) => {
      row[name] = values[i];
    });
    return row;
  });
}
