import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import { SharedWork } from './shared-work.ts';

/** Work whose rounds the test ends. */
function createRounds() {
  const rounds: PromiseWithResolvers<number>[] = [];
  const begun = new EventEmitter();
  const work = () => {
    const round = Promise.withResolvers<number>();
    rounds.push(round);
    begun.emit(String(rounds.length));
    return round.promise;
  };
  const hasBegun = async (count: number) => {
    if (rounds.length < count) await once(begun, String(count));
    assert.equal(rounds.length, count);
  };
  return { rounds, work, hasBegun };
}

test('those who ask before it begins share one round, and those who ask later the next', async () => {
  const { rounds, work, hasBegun } = createRounds();
  const shared = new SharedWork<number>();
  const first = [shared.join('a', work), shared.join('a', work)];
  await hasBegun(1);
  const second = [shared.join('a', work), shared.join('a', work)];
  rounds[0]?.resolve(1);
  assert.deepEqual(await Promise.all(first), [1, 1]);
  await hasBegun(2);
  rounds[1]?.resolve(2);
  assert.deepEqual(await Promise.all(second), [2, 2]);
  const third = shared.join('a', work);
  await hasBegun(3);
  rounds[2]?.resolve(3);
  assert.equal(await third, 3);
});

test('what was asked for by another key is other work', async () => {
  const { rounds, work, hasBegun } = createRounds();
  const shared = new SharedWork<number>();
  const both = [shared.join('a', work), shared.join('b', work)];
  await hasBegun(2);
  rounds[0]?.resolve(1);
  rounds[1]?.resolve(2);
  assert.deepEqual(await Promise.all(both), [1, 2]);
});

test('a failure is that of its round alone', async () => {
  const { rounds, work, hasBegun } = createRounds();
  const shared = new SharedWork<number>();
  const first = shared.join('a', work);
  await hasBegun(1);
  const second = shared.join('a', work);
  rounds[0]?.reject(new Error('down'));
  await assert.rejects(first, /down/);
  await hasBegun(2);
  rounds[1]?.resolve(2);
  assert.equal(await second, 2);
});

test('work that throws before it is under way is asked for anew', async () => {
  const shared = new SharedWork<number>();
  const broken = () => {
    throw new Error('broken');
  };
  await assert.rejects(shared.join('a', broken), /broken/);
  assert.equal(await shared.join('a', async () => 1), 1);
});
