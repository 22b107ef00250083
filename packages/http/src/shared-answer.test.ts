import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareAnswer } from './shared-answer.ts';

function count(maxAgeMs = 1000) {
  const state = { calls: 0, now: 0, isBroken: false };
  const compute = async () => {
    state.calls += 1;
    if (state.isBroken) throw new Error('down');
    return state.calls;
  };
  return { state, ask: shareAnswer({ compute, maxAgeMs, now: () => state.now }) };
}

test('those who ask at once get one answer', async () => {
  const { ask } = count();
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
});

test('an answer is computed anew when it is too old, and not before', async () => {
  const { state, ask } = count(1000);
  await ask();
  state.now = 999;
  assert.equal(await ask(), 1);
  state.now = 1000;
  assert.equal(await ask(), 2);
});

test('a failure is told and not kept', async () => {
  const { state, ask } = count();
  state.isBroken = true;
  await assert.rejects(ask(), /down/);
  state.isBroken = false;
  assert.equal(await ask(), 2);
});
