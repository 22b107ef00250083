import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { onSqlite } from '@studyhall/testing';
import { openDatabase } from '../src/index.ts';

onSqlite('the files of SQLite', (engine) => {
  test('are for their owner alone', async () => {
    const place = engine.databaseOptions();
    const directory = join(place.directory, 'data');
    const db = await openDatabase({ directory, schema: 'private', poolSize: 1 });
    await db.exclusively((run) => run('CREATE TABLE secrets (id INTEGER)'));
    const modes = readdirSync(directory).map((name) => [name, statSync(join(directory, name)).mode & 0o077]);
    await db.close();
    assert.deepEqual(Object.fromEntries(modes), {
      'private.sqlite': 0,
      'private.sqlite-shm': 0,
      'private.sqlite-wal': 0,
    });
  });
});
