import { createConnection, escapeId } from 'mysql2/promise';
import { connectionOptions, schemaName } from './mysql-options.ts';

export interface ServerUser {
  /** Of the user and of the schema that it owns. */
  readonly service: string;
  readonly password: string;
}

/**
 * Makes a schema and a user for each service on a server of MySQL: the user may do everything in its own schema, and
 * see no other. Doing it again changes nothing but passwords that have changed. `keepOld` lets the password of before
 * count as well, until the next change, so that running processes go on (MySQL alone knows that).
 */
export async function prepareServer(
  url: string,
  users: readonly ServerUser[],
  keepOld = false,
): Promise<void> {
  const connection = await createConnection(connectionOptions({ url, schema: 'mysql', poolSize: 1 }));
  try {
    for (const { service, password } of users) {
      const schema = escapeId(schemaName({ url, schema: service, poolSize: 1 }));
      const user = `${connection.escape(service)}@'%'`;
      const secret = connection.escape(password);
      await connection.query(
        `CREATE DATABASE IF NOT EXISTS ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
      );
      await connection.query(`CREATE USER IF NOT EXISTS ${user} IDENTIFIED BY ${secret}`);
      const retain = keepOld ? ' RETAIN CURRENT PASSWORD' : '';
      await connection.query(`ALTER USER ${user} IDENTIFIED BY ${secret}${retain}`);
      await connection.query(`GRANT ALL PRIVILEGES ON ${schema}.* TO ${user}`);
    }
  } finally {
    await connection.end();
  }
}
