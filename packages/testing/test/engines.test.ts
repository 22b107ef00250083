import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachEngine } from '../src/index.ts';

const migrations = new URL('./fixtures/', import.meta.url);

forEachEngine('a fresh database', (engine) => {
  test('runs on the engine it says', async () => {
    const db = await engine.openDatabase('notes', migrations);
    assert.equal(db.engine, engine.name === 'SQLite' ? 'sqlite' : 'mysql');
    await db.ping();
  });

  test('is another one at every call', async () => {
    const one = await engine.openDatabase('notes', migrations);
    const other = await engine.openDatabase('notes', migrations);
    await one.exclusively((run) => run('CREATE TABLE only_here (id INTEGER)'));
    await assert.rejects(() => other.exclusively((run) => run('SELECT * FROM only_here')));
  });
});
