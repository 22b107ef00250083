import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { forEachEngine, uniqueText } from '@studyhall/testing';
import {
  type ClaimLease,
  createIdempotencyStore,
  type Database,
  type IdempotencyStore,
} from '../src/index.ts';
import { migrations, type Samples } from './fixtures/samples.ts';

const hash = 'a'.repeat(64);
const otherHash = 'b'.repeat(64);
const answer = { status: 201, headers: { location: '/api/sessions/1' }, body: '{"id":"1"}' };
const seconds = 1_000;
const hours = 3_600_000;

forEachEngine('idempotency keys', (engine) => {
  let db: Database<Samples>;
  let store: IdempotencyStore;
  let now = Date.parse('2026-01-05T09:00:00Z');
  before(async () => {
    db = await engine.openDatabase('keys', migrations);
    store = createIdempotencyStore(db, () => now);
  });

  /** Claims as the first, or as the only one of those who find the claim expired. */
  async function take(key: string): Promise<{ readonly resourceId: string; readonly lease: ClaimLease }> {
    const claim = await store.claim('p1', key, hash);
    assert.equal(claim.state, 'new');
    return claim;
  }

  test('a new key gets an id', async () => {
    const claim = await store.claim('p1', uniqueText('key'), hash);
    assert.equal(claim.state, 'new');
  });

  test('a repeat while the first is running is told so', async () => {
    const key = uniqueText('key');
    await store.claim('p1', key, hash);
    assert.deepEqual(await store.claim('p1', key, hash), { state: 'running' });
  });

  test('a repeat of an answered request gets its answer', async () => {
    const key = uniqueText('key');
    const { lease } = await take(key);
    assert.ok(await lease.complete(answer));
    assert.deepEqual(await store.claim('p1', key, hash), { state: 'done', ...answer });
  });

  test('an answer of a megabyte is kept whole', async () => {
    const key = uniqueText('key');
    const body = 'é'.repeat(500_000);
    const { lease } = await take(key);
    await lease.complete({ ...answer, body });
    assert.deepEqual(await store.claim('p1', key, hash), { state: 'done', ...answer, body });
  });

  test('a key used with another body is told so, answered or not', async () => {
    const key = uniqueText('key');
    const { lease } = await take(key);
    assert.deepEqual(await store.claim('p1', key, otherHash), { state: 'other-body' });
    await lease.complete(answer);
    assert.deepEqual(await store.claim('p1', key, otherHash), { state: 'other-body' });
  });

  test('another person’s key is another key', async () => {
    const key = uniqueText('key');
    await store.claim('p1', key, hash);
    assert.equal((await store.claim('p2', key, otherHash)).state, 'new');
  });

  test('keys that differ in case are two', async () => {
    const key = uniqueText('key');
    await store.claim('p1', key, hash);
    assert.equal((await store.claim('p1', key.toUpperCase(), otherHash)).state, 'new');
  });

  test('ten claims at once: one is new', async () => {
    const key = uniqueText('key');
    const claims = await Promise.all(Array.from({ length: 10 }, () => store.claim('p1', key, hash)));
    assert.equal(claims.filter(({ state }) => state === 'new').length, 1);
    assert.equal(claims.filter(({ state }) => state === 'running').length, 9);
  });

  test('a claim given back is claimed anew with the same id', async () => {
    const key = uniqueText('key');
    const { resourceId, lease } = await take(key);
    assert.ok(await lease.abandon());
    assert.equal((await take(key)).resourceId, resourceId);
  });

  test('the claim of a process that died ends after 3 s, for one of those who wait', async () => {
    const key = uniqueText('key');
    const { resourceId } = await take(key);
    now += 3 * seconds - 1;
    assert.equal((await store.claim('p1', key, hash)).state, 'running');
    now += 1;
    const claims = await Promise.all([store.claim('p1', key, hash), store.claim('p1', key, hash)]);
    const taken = claims.flatMap((claim) => (claim.state === 'new' ? [claim.resourceId] : []));
    assert.deepEqual(taken, [resourceId]);
  });

  test('a claim that is renewed lasts', async () => {
    const key = uniqueText('key');
    const { lease } = await take(key);
    for (let renewals = 0; renewals < 3; renewals += 1) {
      now += 2 * seconds;
      assert.ok(await lease.renew());
    }
    assert.equal((await store.claim('p1', key, hash)).state, 'running');
    assert.ok(await lease.complete(answer));
  });

  test('whoever was slower than their lease neither keeps an answer nor ends the claim of another', async () => {
    const key = uniqueText('key');
    const late = await take(key);
    now += 3 * seconds;
    const { lease } = await take(key);
    assert.deepEqual(
      [await late.lease.renew(), await late.lease.complete(answer), await late.lease.abandon()],
      [false, false, false],
    );
    assert.equal((await store.claim('p1', key, hash)).state, 'running');
    assert.ok(await lease.complete({ ...answer, body: 'theirs' }));
    assert.equal(await late.lease.complete(answer), false);
    assert.deepEqual(await store.claim('p1', key, hash), { state: 'done', ...answer, body: 'theirs' });
  });

  test('nobody takes a claim over while its holder does the work under it', async () => {
    const key = uniqueText('key');
    const { lease } = await take(key);
    const order: string[] = [];
    const { repeated } = await db.transaction(async (tx) => {
      assert.ok(await lease.isHeldIn(tx));
      now += 3 * seconds;
      const repeat = store.claim('p1', key, hash).then(() => order.push('taken over'));
      for (let reads = 0; reads < 10; reads += 1) await db.read.selectFrom('samples').select('id').execute();
      order.push('done');
      return { repeated: repeat };
    });
    await repeated;
    assert.deepEqual(order, ['done', 'taken over']);
    assert.equal(await db.transaction((tx) => lease.isHeldIn(tx)), false);
  });

  test('a claim is held under any end that a renewal under way may have given it', async () => {
    const key = uniqueText('key');
    const { lease } = await take(key);
    now += seconds;
    const renewed = lease.renew();
    assert.ok(await db.transaction((tx) => lease.isHeldIn(tx)));
    assert.ok(await renewed);
    assert.ok(await db.transaction((tx) => lease.isHeldIn(tx)));
    await lease.complete(answer);
    assert.equal(await db.transaction((tx) => lease.isHeldIn(tx)), false);
  });

  test('a claim whose renewal was made, but not heard of, is held all the same', async () => {
    const key = uniqueText('key');
    let isLost = false;
    const transaction: Database<Samples>['transaction'] = async (work) => {
      const result = await db.transaction(work);
      if (isLost) throw new Error('the connection was lost after the commit');
      return result;
    };
    const claim = await createIdempotencyStore({ ...db, transaction }, () => now).claim('p1', key, hash);
    assert.equal(claim.state, 'new');
    isLost = true;
    await assert.rejects(claim.lease.renew());
    isLost = false;
    assert.ok(await claim.lease.complete(answer));
  });

  test('keys are forgotten after 24 hours, some at each claim', async () => {
    const count = 250;
    const names = Array.from({ length: count }, () => uniqueText('old'));
    await Promise.all(names.map((name) => store.claim('p9', name, hash)));
    now += 24 * hours + 1;
    for (let claims = 0; claims < 3; claims++) await store.claim('p9', uniqueText('key'), hash);
    const left = await db.read
      .selectFrom('idempotency_keys')
      .select('idem_key')
      .where('idem_key', 'like', 'old-%')
      .execute();
    assert.deepEqual(left, []);
  });
});
