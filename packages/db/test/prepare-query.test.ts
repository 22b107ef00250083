import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import type { Kysely } from 'kysely';
import { type Database, newId, type Parameter, prepareQuery } from '../src/index.ts';
import { buildSample, migrations, type Samples } from './fixtures/samples.ts';

interface Wanted {
  readonly note: string;
  readonly atLeast: number;
}

forEachEngine('a prepared query', (engine) => {
  let db: Database<Samples>;
  let built = 0;
  const findNames = prepareQuery((kysely: Kysely<Samples>, parameter: Parameter<Wanted>) => {
    built += 1;
    return kysely
      .selectFrom('samples')
      .select('name')
      .where('note', '=', parameter('note'))
      .where('minutes', '>=', parameter('atLeast'))
      .where('is_open', '=', 0)
      .orderBy('name');
  });
  before(async () => {
    db = await engine.openDatabase('prepared', migrations);
  });

  async function store(note: string, minutes: number) {
    const sample = buildSample({ note, minutes });
    await db.transaction((tx) => tx.insertInto('samples').values(sample).execute());
    return { name: sample.name };
  }

  test('is built once and answers each input for itself', async () => {
    const [one, other] = [newId(), newId()];
    const long = await store(one, 60);
    const short = await store(other, 30);
    assert.deepEqual(await findNames(db.read, { note: one, atLeast: 45 }), [long]);
    assert.deepEqual(await findNames(db.read, { note: other, atLeast: 45 }), []);
    assert.deepEqual(await findNames(db.read, { note: other, atLeast: 30 }), [short]);
    assert.equal(built, 1);
  });

  test('runs inside of a transaction', async () => {
    const sample = buildSample({ note: newId() });
    const found = await db.transaction(async (tx) => {
      await tx.insertInto('samples').values(sample).execute();
      return findNames(tx, { note: sample.note ?? '', atLeast: 1 });
    });
    assert.deepEqual(found, [{ name: sample.name }]);
  });
});
