import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideErasureStep } from './erasure.ts';

describe('steps of an erasure', () => {
  it('tries again sooner at first, then every ten minutes', () => {
    const first = decideErasureStep({ attempts: 0, confirmedAt: null }, false, 0);
    assert.deepEqual(first, { done: false, attempts: 1, confirmedAt: null, nextAttemptAt: 5_000 });
    const later = decideErasureStep({ attempts: 30, confirmedAt: null }, false, 0);
    assert.deepEqual(later, { done: false, attempts: 31, confirmedAt: null, nextAttemptAt: 600_000 });
  });

  it('asks once more when the last token has expired', () => {
    const step = decideErasureStep({ attempts: 3, confirmedAt: null }, true, 1_000);
    assert.deepEqual(step, { done: false, attempts: 0, confirmedAt: 1_000, nextAttemptAt: 1_201_000 });
  });

  it('is done after the second confirmation', () => {
    assert.deepEqual(decideErasureStep({ attempts: 0, confirmedAt: 1_000 }, true, 9_000_000), { done: true });
  });
});
