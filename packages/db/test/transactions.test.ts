import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { collectLog, forEachEngine, onMariadb } from '@studyhall/testing';
import { type Database, migrate, openDatabase, type Transaction } from '../src/index.ts';
import { buildSample, migrations, type Samples } from './fixtures/samples.ts';

function countUp(tx: Transaction<Samples>, id: string) {
  return tx
    .updateTable('samples')
    .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

async function readRevision(db: Pick<Database<Samples>, 'read'>, id: string) {
  const row = await db.read.selectFrom('samples').select('revision').where('id', '=', id).executeTakeFirst();
  return row?.revision;
}

forEachEngine('transactions', (engine) => {
  let db: Database<Samples>;
  before(async () => {
    db = await engine.openDatabase('transactions', migrations);
  });

  async function store() {
    const sample = buildSample();
    await db.transaction((tx) => tx.insertInto('samples').values(sample).execute());
    return sample.id;
  }

  test('what is committed is seen outside, and not before', async () => {
    const id = await store();
    await db.transaction(async (tx) => {
      await countUp(tx, id);
      assert.equal(await readRevision(db, id), 0);
    });
    assert.equal(await readRevision(db, id), 1);
  });

  test('an error rolls back, and is the one that is thrown', async () => {
    const id = await store();
    const failure = new Error('changed my mind');
    const attempt = db.transaction(async (tx) => {
      await countUp(tx, id);
      throw failure;
    });
    await assert.rejects(attempt, failure);
    assert.equal(await readRevision(db, id), 0);
  });

  test('a transaction answers what its work answers', async () => {
    assert.equal(await db.transaction(async () => 'done'), 'done');
  });

  test('two hundred at once lose nothing', async () => {
    const id = await store();
    await Promise.all(Array.from({ length: 200 }, () => db.transaction((tx) => countUp(tx, id))));
    assert.equal(await readRevision(db, id), 200);
    assert.deepEqual(db.stats().active, 0);
  });

  test('closing lets a transaction finish and turns later ones away', async () => {
    const own = await engine.openDatabase<Samples>('closing', migrations);
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    const { promise: go, resolve: goOn } = Promise.withResolvers<void>();
    const running = own.transaction(async () => {
      enter();
      await go;
      return 'finished';
    });
    await entered;
    const closing = own.close();
    await assert.rejects(() => own.transaction(async () => 'late'), { code: 'database-unavailable' });
    goOn();
    assert.equal(await running, 'finished');
    await closing;
  });

  test('the isolation level is the one that the rules are written for', async () => {
    const isolation = await db.transaction((tx) => engine.isolationOf(tx));
    assert.equal(isolation, engine.name === 'SQLite' ? 'SERIALIZABLE' : 'READ-COMMITTED');
  });
});

onMariadb('transactions that meet', (engine) => {
  const { log, entries } = collectLog();
  let db: Database<Samples>;
  before(async () => {
    const options = { ...engine.databaseOptions(), schema: 'meeting', poolSize: 4, log };
    db = await openDatabase<Samples>(options);
    await migrate(db, migrations);
  });
  after(() => db.close());

  async function store() {
    const sample = buildSample();
    await db.transaction((tx) => tx.insertInto('samples').values(sample).execute());
    return sample.id;
  }

  test('a second read sees what was committed since the first', async () => {
    const id = await store();
    const seen = await db.transaction(async (tx) => {
      const first = await readRevision({ read: tx }, id);
      await db.transaction((other) => countUp(other, id));
      return [first, await readRevision({ read: tx }, id)];
    });
    assert.deepEqual(seen, [0, 1]);
  });

  test('the loser of a deadlock runs again, and both succeed', async () => {
    const [one, other] = [await store(), await store()];
    const bothHoldOne = meeting(2);
    let attempts = 0;
    const lockBoth = (first: string, second: string) =>
      db.transaction(async (tx) => {
        attempts += 1;
        await countUp(tx, first);
        await bothHoldOne();
        await countUp(tx, second);
      });
    await Promise.all([lockBoth(one, other), lockBoth(other, one)]);
    assert.deepEqual([await readRevision(db, one), await readRevision(db, other)], [2, 2]);
    assert.equal(attempts, 3);
    assert.ok(entries.some((entry) => String(entry['msg']).startsWith('transaction lost')));
  });

  test('locks taken in one order meet in no deadlock', async () => {
    const ids = [await store(), await store(), await store()].sort();
    let attempts = 0;
    await Promise.all(
      Array.from({ length: 40 }, () =>
        db.transaction(async (tx) => {
          attempts += 1;
          for (const id of ids) await countUp(tx, id);
        }),
      ),
    );
    assert.equal(attempts, 40);
  });
});

/** A point at which the first `count` callers wait for each other; later ones pass. */
function meeting(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived >= count) resolve();
    return promise;
  };
}
