import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { explainUnavailable } from '../errors.ts';
import { connectionOptions, type MysqlOptions, schemaName } from './mysql-options.ts';
import { takeNamedLock } from './named-lock.ts';

const collation = 'utf8mb4_bin';

/** Makes the schema when it is missing, and refuses one whose texts would compare otherwise than on SQLite. */
export async function ensureSchema(options: MysqlOptions): Promise<void> {
  const name = schemaName(options);
  try {
    const connection = await createConnection(connectionOptions(options));
    try {
      if ((await findCollation(connection, name)) !== collation) await mendSchema(connection, name);
    } finally {
      // The lock ends with it.
      connection.destroy();
    }
  } catch (error) {
    throw explainUnavailable(error);
  }
}

/** One process at a time: for a moment MariaDB says of a schema that is being made that it has the server's collation. */
async function mendSchema(connection: Connection, name: string): Promise<void> {
  await takeNamedLock((sql) => ask(connection, sql), name);
  const found = await findCollation(connection, name);
  if (found === undefined) {
    await ask(connection, `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE ${collation}`);
  } else if (found !== collation) {
    throw new Error(`The schema ${name} has the collation ${found}; it must be ${collation}.`);
  }
}

async function findCollation(connection: Connection, name: string): Promise<string | undefined> {
  const sql = 'SELECT default_collation_name AS found FROM information_schema.schemata WHERE schema_name = ?';
  const [row] = await ask(connection, sql, [name]);
  return row?.found;
}

async function ask(connection: Connection, sql: string, values: string[] = []): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, values);
  return rows;
}
