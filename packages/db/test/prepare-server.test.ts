import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@studyhall/db';
import { onMariadb } from '@studyhall/testing';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { prepareServer } from '../src/mysql/prepare-server.ts';

onMariadb('preparing a server', (engine) => {
  const ask = async (address: URL, sql: string) => {
    const connection = await createConnection(address.href);
    try {
      const [rows] = await connection.query<RowDataPacket[]>(sql);
      return rows;
    } finally {
      await connection.end();
    }
  };

  test('gives each service a schema that it alone may use, again and again', async () => {
    const url = engine.databaseOptions().url ?? assert.fail('There is no server.');
    const prefix = new URL(url).pathname.slice(1);
    const [one, other] = [`u${newId().slice(-10)}`, `v${newId().slice(-10)}`];
    const users = [
      { service: one, password: "first 'secret'" },
      { service: other, password: 'second' },
    ];
    await prepareServer(url, users);
    await prepareServer(url, [{ service: one, password: 'changed' }, ...users.slice(1)]);

    const own = new URL(url);
    own.username = one;
    own.password = 'changed';
    own.pathname = `/${prefix}_${one}`;
    await ask(own, 'CREATE TABLE notes (id INT)');
    const visible = (await ask(own, 'SHOW DATABASES')).map((row) => row['Database']);
    assert.ok(!visible.includes(`${prefix}_${other}`));
    await assert.rejects(ask(own, `CREATE TABLE ${prefix}_${other}.notes (id INT)`), /denied/);
    for (const { service } of users)
      await ask(new URL(url.replace(`/${prefix}`, '')), `DROP USER '${service}'@'%'`);
  });
});
