import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { type Database, insertRows, isUniqueViolation, newId } from '../src/index.ts';
import { buildSample, migrations, type Samples } from './fixtures/samples.ts';

forEachEngine('inserting rows', (engine) => {
  let db: Database<Samples>;
  before(async () => {
    db = await engine.openDatabase('inserted', migrations);
  });

  const insert = (rows: readonly ReturnType<typeof buildSample>[]) =>
    db.transaction((tx) => insertRows(tx, 'samples', rows));
  const find = (note: string) => db.read.selectFrom('samples').selectAll().where('note', '=', note).execute();

  test('stores every row as it is, more than fit into one statement too', async () => {
    const note = newId();
    const rows = Array.from({ length: 1_001 }, (_, index) => buildSample({ note, minutes: index + 1 }));
    await insert(rows);
    const byMinutes = (await find(note)).toSorted((a, b) => a.minutes - b.minutes);
    assert.deepEqual(byMinutes, rows);
  });

  test('does nothing for no rows', async () => {
    await insert([]);
  });

  test('refuses rows whose columns differ, before a value of one is lost', async () => {
    const note = newId();
    const longer = { ...buildSample({ note }), mood: 'good' };
    await assert.rejects(insert([buildSample({ note }), longer]), TypeError);
    assert.deepEqual(await find(note), []);
  });

  test('stores all of them or none', async () => {
    const note = newId();
    const sample = buildSample({ note });
    await assert.rejects(insert([buildSample({ note }), sample, sample]), isUniqueViolation);
    assert.deepEqual(await find(note), []);
  });
});
