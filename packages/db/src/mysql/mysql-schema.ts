import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { explainUnavailable } from '../errors.ts';
import { connectionOptions, type MysqlOptions, schemaName } from './mysql-options.ts';

const collation = 'utf8mb4_bin';

/** Makes the schema when it is missing, and refuses one whose texts would compare otherwise than on SQLite. */
export async function ensureSchema(options: MysqlOptions): Promise<void> {
  const name = schemaName(options);
  try {
    const found = await findCollation(options, name);
    if (found === undefined) await createSchema(options, name);
    else if (found !== collation) {
      throw new Error(`The schema ${name} has the collation ${found}; it must be ${collation}.`);
    }
  } catch (error) {
    throw explainUnavailable(error);
  }
}

async function findCollation(options: MysqlOptions, name: string): Promise<string | undefined> {
  const [row] = await runOnce(
    options,
    'SELECT default_collation_name AS found FROM information_schema.schemata WHERE schema_name = ?',
    [name],
  );
  return row?.found;
}

async function createSchema(options: MysqlOptions, name: string): Promise<void> {
  await runOnce(
    options,
    `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE ${collation}`,
    [],
  );
}

async function runOnce(options: MysqlOptions, sql: string, values: string[]): Promise<RowDataPacket[]> {
  const connection = await createConnection(connectionOptions(options));
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql, values);
    return rows;
  } finally {
    connection.destroy();
  }
}
