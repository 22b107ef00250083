import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { sql } from 'kysely';
import { type Database, newId } from '../src/index.ts';
import { buildSample, migrations, type Samples } from './fixtures/samples.ts';

forEachEngine('values', (engine) => {
  let db: Database<Samples>;
  before(async () => {
    db = await engine.openDatabase('values', migrations);
  });

  async function store(overrides: Partial<Samples['samples']>) {
    const sample = buildSample(overrides);
    await db.transaction((tx) => tx.insertInto('samples').values(sample).execute());
    return db.read.selectFrom('samples').selectAll().where('id', '=', sample.id).executeTakeFirstOrThrow();
  }

  for (const text of [
    '2026-01-05 09:00:00.000',
    '2026-01-05 00:00:00.000',
    '2026-01-05 09:00:00.120',
    '2026-12-31 23:59:59.999',
    '1970-01-01 00:00:00.001',
  ]) {
    test(`the instant ${text} comes back as it was stored`, async () => {
      const row = await store({ happens_at: text });
      assert.equal(row.happens_at, text);
    });
  }

  test('an instant keeps its form in MIN and MAX', async () => {
    const name = newId();
    await store({ name, happens_at: '2026-01-05 09:00:00.000' });
    const row = await db.read
      .selectFrom('samples')
      .select(({ fn }) => [fn.min('happens_at').as('first'), fn.max('happens_at').as('last')])
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    assert.deepEqual(row, { first: '2026-01-05 09:00:00.000', last: '2026-01-05 09:00:00.000' });
  });

  test('booleans come back as 0 and 1', async () => {
    assert.equal((await store({ is_open: true })).is_open, 1);
    assert.equal((await store({ is_open: false })).is_open, 0);
  });

  test('whole numbers up to 2^53 and fractions come back as numbers', async () => {
    const row = await store({ revision: Number.MAX_SAFE_INTEGER, rating: 4.25, minutes: 2_147_483_647 });
    assert.equal(row.revision, Number.MAX_SAFE_INTEGER);
    assert.equal(row.rating, 4.25);
    assert.equal(row.minutes, 2_147_483_647);
  });

  test('counts, sums and means are numbers', async () => {
    const note = newId();
    await store({ note, minutes: 30 });
    await store({ note, minutes: 45 });
    const row = await db.read
      .selectFrom('samples')
      .select(({ fn }) => [
        fn.countAll<number>().as('count'),
        fn.sum<number>('minutes').as('sum'),
        fn.avg<number>('minutes').as('mean'),
      ])
      .where('note', '=', note)
      .executeTakeFirstOrThrow();
    assert.deepEqual(row, { count: 2, sum: 75, mean: 37.5 });
  });

  test('text of any script, quotes and backslashes come back as they were stored', async () => {
    const note = `ریاضی 数学 🧮 'it''s' "so" \\n \\ %_ \n`;
    assert.equal((await store({ note })).note, note);
  });

  test('texts are compared by code point: case and accents count', async () => {
    const name = newId();
    await store({ name: `${name} É` });
    const found = await db.read
      .selectFrom('samples')
      .select('id')
      .where('name', 'in', [`${name} é`, `${name} E`, `${name} e`])
      .execute();
    assert.deepEqual(found, []);
  });

  test('|| joins texts, double quotes name columns, backslashes escape nothing', async () => {
    const query = sql<{ joined: string; path: string }>`SELECT 'a' || 'b' AS "joined", '\\' AS "path"`;
    const { rows } = await query.execute(db.read);
    assert.deepEqual(rows, [{ joined: 'ab', path: '\\' }]);
  });

  test('LIMIT and OFFSET take parameters', async () => {
    const note = newId();
    for (const name of ['a', 'b', 'c']) await store({ note, name: `${note} ${name}` });
    const rows = await db.read
      .selectFrom('samples')
      .select('name')
      .where('note', '=', note)
      .orderBy('name')
      .limit(1)
      .offset(1)
      .execute();
    assert.deepEqual(rows, [{ name: `${note} b` }]);
  });
});
