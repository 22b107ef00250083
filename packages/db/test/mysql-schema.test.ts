import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '@studyhall/db';
import { onMariadb } from '@studyhall/testing';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { schemaName } from '../src/mysql/mysql-options.ts';
import { ensureSchema } from '../src/mysql/mysql-schema.ts';

onMariadb('a schema', (engine) => {
  let url: string;
  let other: Connection;
  before(async () => {
    url = engine.databaseOptions().url ?? assert.fail('There is no server.');
    other = await createConnection(new URL('/', url).href);
  });
  after(() => other?.end());

  const newSchema = () => ({ url, schema: `s${newId().slice(-10)}`, poolSize: 1 });
  const collationOf = async (name: string) => {
    const sql =
      'SELECT default_collation_name AS found FROM information_schema.schemata WHERE schema_name = ?';
    const [rows] = await other.query<RowDataPacket[]>(sql, [name]);
    return rows[0]?.found;
  };
  /** Until somebody waits for a lock of that name. */
  const untilAwaited = async () => {
    const sql = "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT GET_LOCK%'";
    const waits = async () => (await other.query<RowDataPacket[]>(sql))[0].length > 0;
    while (!(await waits()));
  };

  test('is made when it is missing, by however many processes', async () => {
    const schema = newSchema();
    await Promise.all(Array.from({ length: 8 }, () => ensureSchema(schema)));
    assert.equal(await collationOf(schemaName(schema)), 'utf8mb4_bin');
  });

  test('of another collation is refused', async () => {
    const schema = newSchema();
    await other.query(`CREATE DATABASE ${schemaName(schema)} COLLATE latin1_swedish_ci`);
    await assert.rejects(ensureSchema(schema), /has the collation latin1_swedish_ci; it must be utf8mb4_bin/);
  });

  test('that another process is making is waited for', async () => {
    const schema = newSchema();
    const name = schemaName(schema);
    await other.query('SELECT GET_LOCK(?, 0)', [name]);
    await other.query(`CREATE DATABASE ${name} COLLATE latin1_swedish_ci`);
    const ensured = ensureSchema(schema);
    await Promise.race([untilAwaited(), ensured]);
    await other.query(`ALTER DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    await other.query('SELECT RELEASE_LOCK(?)', [name]);
    await ensured;
  });
});
