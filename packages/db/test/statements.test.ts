import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import {
  type Database,
  isCheckViolation,
  isForeignKeyViolation,
  isUniqueViolation,
  newId,
} from '../src/index.ts';
import { buildSample, migrations, type Samples } from './fixtures/samples.ts';

forEachEngine('statements', (engine) => {
  let db: Database<Samples>;
  before(async () => {
    db = await engine.openDatabase('statements', migrations);
  });

  async function store(overrides: Partial<Samples['samples']> = {}) {
    const sample = buildSample(overrides);
    await db.transaction((tx) => tx.insertInto('samples').values(sample).execute());
    return sample;
  }

  test('an update counts the rows it matched, changed or not', async () => {
    const { id, minutes } = await store();
    const update = (wanted: string) =>
      db.transaction((tx) =>
        tx.updateTable('samples').set({ minutes }).where('id', '=', wanted).executeTakeFirst(),
      );
    assert.equal((await update(id)).numUpdatedRows, 1n);
    assert.equal((await update(newId())).numUpdatedRows, 0n);
  });

  test('a delete counts the rows it deleted', async () => {
    const { id } = await store();
    const { numDeletedRows } = await db.transaction((tx) =>
      tx.deleteFrom('samples').where('id', '=', id).executeTakeFirst(),
    );
    assert.equal(numDeletedRows, 1n);
  });

  test('a repeated unique value is told apart', async () => {
    const { name } = await store();
    await assert.rejects(
      () => store({ name }),
      (error) => isUniqueViolation(error) && !isForeignKeyViolation(error) && !isCheckViolation(error),
    );
  });

  test('a repeated primary key counts as one', async () => {
    const { id } = await store();
    await assert.rejects(() => store({ id }), isUniqueViolation);
  });

  test('a reference to nothing is told apart', async () => {
    await assert.rejects(
      () =>
        db.transaction((tx) => tx.insertInto('parts').values({ id: newId(), sample_id: newId() }).execute()),
      (error) => isForeignKeyViolation(error) && !isUniqueViolation(error),
    );
  });

  test('so is deleting what is referred to', async () => {
    const { id } = await store();
    await db.transaction((tx) => tx.insertInto('parts').values({ id: newId(), sample_id: id }).execute());
    await assert.rejects(
      () => db.transaction((tx) => tx.deleteFrom('samples').where('id', '=', id).execute()),
      isForeignKeyViolation,
    );
  });

  test('a failed check is told apart', async () => {
    await assert.rejects(
      () => store({ minutes: 0 }),
      (error) => isCheckViolation(error) && !isUniqueViolation(error),
    );
  });

  test('nothing can be written outside of a transaction', async () => {
    const sample = buildSample();
    await assert.rejects(() => db.read.insertInto('samples').values(sample).execute());
    const found = await db.read.selectFrom('samples').select('id').where('id', '=', sample.id).execute();
    assert.deepEqual(found, []);
  });

  test('rows can be locked with forUpdate on both engines', async () => {
    const { id } = await store();
    const row = await db.transaction((tx) =>
      tx.selectFrom('samples').select('id').where('id', '=', id).forUpdate().executeTakeFirst(),
    );
    assert.deepEqual(row, { id });
  });

  test('lists of any length are parameters', async () => {
    const ids = Array.from({ length: 700 }, newId);
    for (const length of [1, 2, 3, 700]) {
      const found = await db.read
        .selectFrom('samples')
        .select('id')
        .where('id', 'in', ids.slice(0, length))
        .execute();
      assert.deepEqual(found, []);
    }
  });

  test('a value that no column takes is refused, not turned into another', async () => {
    // A Date is what the types forbid, and what one driver alone would accept.
    const wrong = new Date() as unknown as string;
    await assert.rejects(() => store({ happens_at: wrong }), TypeError);
  });
});
