import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenBuckets } from './token-bucket.ts';

function makeBuckets(allowance: { burst: number; perSecond: number }) {
  const clock = { now: 0 };
  return { clock, buckets: new TokenBuckets(allowance, () => clock.now) };
}

test('a burst passes, then one at a time as the bucket fills', () => {
  const { clock, buckets } = makeBuckets({ burst: 2, perSecond: 0.5 });
  assert.deepEqual([buckets.take('a'), buckets.take('a'), buckets.take('a')], [0, 0, 2]);
  clock.now = 1_000;
  assert.equal(buckets.take('a'), 1);
  clock.now = 2_000;
  assert.deepEqual([buckets.take('a'), buckets.take('a')], [0, 2]);
});

test('a bucket never holds more than the burst', () => {
  const { clock, buckets } = makeBuckets({ burst: 2, perSecond: 1 });
  buckets.take('a');
  clock.now = 1_000_000;
  assert.deepEqual([buckets.take('a'), buckets.take('a'), buckets.take('a')], [0, 0, 1]);
});

test('a clock that steps back gives nothing away', () => {
  const { clock, buckets } = makeBuckets({ burst: 1, perSecond: 1 });
  clock.now = 5_000;
  buckets.take('a');
  clock.now = 0;
  assert.equal(buckets.take('a'), 1);
});
