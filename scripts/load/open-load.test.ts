import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { countFailed, quantileOf, startOpenLoad, within } from './open-load.ts';

test('requests that wait for a standstill count from when they were due', async () => {
  const standstill = delay(300);
  const load = startOpenLoad(100, async () => {
    await standstill;
    return true;
  });
  await standstill;
  await load.stop();
  assert.ok(load.samples.length >= 25, `${load.samples.length} were sent`);
  assert.ok(quantileOf(load.samples, 1) > 250);
  // The last was due shortly before the end.
  assert.ok(quantileOf(load.samples, 0) < 150);
});

test('quantiles and failures are those of a while', () => {
  const samples = Array.from({ length: 100 }, (_, index) => ({ dueAt: index, ms: index, ok: index !== 70 }));
  assert.equal(quantileOf(samples, 0.99), 98);
  assert.equal(quantileOf([], 0.99), 0);
  assert.equal(countFailed(within(samples, 0, 70)), 0);
  assert.equal(countFailed(within(samples, 70, 100)), 1);
});
