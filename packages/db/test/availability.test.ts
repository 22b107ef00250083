import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { forEachEngine, type Mariadb, onMariadb, startMariadb } from '@studyhall/testing';
import { type Database, migrate, openDatabase } from '../src/index.ts';
import { buildSample, migrations, type Samples } from './fixtures/samples.ts';

const unavailable = { name: 'DatabaseUnavailableError', code: 'database-unavailable' };
const holdLock = fileURLToPath(new URL('./fixtures/hold-lock-process.ts', import.meta.url));

onMariadb('a server that goes away', () => {
  let server: Mariadb;
  let db: Database<Samples>;
  before(async () => {
    server = await startMariadb();
    db = await openDatabase<Samples>({ url: server.url, directory: '', schema: 'away', poolSize: 3 });
    await migrate(db, migrations);
  });
  after(async () => {
    await db.close();
    await server.stop();
  });

  const insert = () => db.transaction((tx) => tx.insertInto('samples').values(buildSample()).execute());

  test('makes calls fail as unavailable, and is found again when it is back', async () => {
    await Promise.all([insert(), insert(), insert()]);
    await server.kill();
    await assert.rejects(() => db.ping(), unavailable);
    await assert.rejects(insert, unavailable);
    await server.restart();
    await Promise.all([insert(), insert(), insert(), db.ping()]);
    assert.deepEqual(db.stats(), { active: 0, waiting: 0, poolSize: 3 });
  });

  test('ends the transaction it was lost in, as unavailable', async () => {
    const attempt = db.transaction(async (tx) => {
      await tx.insertInto('samples').values(buildSample()).execute();
      await server.kill();
      await tx.insertInto('samples').values(buildSample()).execute();
    });
    await assert.rejects(attempt, unavailable);
    await server.restart();
    await insert();
  });

  test('cannot be opened while it is down', async () => {
    await server.kill();
    const opening = openDatabase({ url: server.url, directory: '', schema: 'away', poolSize: 3 });
    await assert.rejects(opening, unavailable);
    await server.restart();
  });
});

onMariadb('a pool', (engine) => {
  test('gives out no more connections than its size, and serves all who wait', async () => {
    const db = await openDatabase({ ...engine.databaseOptions(), schema: 'pool', poolSize: 2 });
    const active = await Promise.all(
      Array.from({ length: 40 }, () => db.transaction(async () => db.stats().active)),
    );
    await db.close();
    assert.equal(active.length, 40);
    assert.equal(Math.max(...active), 2);
  });

  test('refuses a schema whose texts would compare otherwise', async () => {
    const options = { ...engine.databaseOptions(), schema: 'other', poolSize: 1 };
    const first = await openDatabase(options);
    await first.exclusively((run) => run('ALTER DATABASE COLLATE utf8mb4_general_ci'));
    await first.close();
    await assert.rejects(() => openDatabase(options), /collation utf8mb4_general_ci/);
  });
});

forEachEngine('a database', (engine) => {
  test('can be opened and closed again and again', async () => {
    const options = { ...engine.databaseOptions(), schema: 'again', poolSize: 2 };
    for (let round = 0; round < 3; round++) {
      const db = await openDatabase(options);
      await db.ping();
      await db.close();
      await db.close();
    }
  });
});

test('a transaction on SQLite waits for another process that writes', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'studyhall-test-'));
  const db = await openDatabase<Samples>({ directory, schema: 'busy', poolSize: 1 });
  t.after(async () => {
    await db.close();
    await rm(directory, { recursive: true });
  });
  await migrate(db, migrations);
  const holder = spawn(process.execPath, [holdLock, join(directory, 'busy.sqlite'), '300']);
  await once(holder.stdout, 'data');
  await db.transaction((tx) => tx.insertInto('samples').values(buildSample()).execute());
  assert.equal((await db.read.selectFrom('samples').select('id').execute()).length, 1);
});
