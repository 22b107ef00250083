import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bayesianMean, firstName, isReviewable, priorMean } from './rating.ts';

describe('bayesianMean', () => {
  it('is the prior without reviews', () => {
    assert.equal(bayesianMean(0, 0), priorMean);
  });

  it('moves little with one review, and to the plain mean with many', () => {
    assert.equal(bayesianMean(1, 1), 3.5);
    assert.ok(Math.abs(bayesianMean(2 * 1000, 1000) - 2) < 0.01);
  });

  it('ranks many good reviews above one perfect one', () => {
    assert.ok(bayesianMean(48 * 10, 100) > bayesianMean(5, 1));
  });
});

describe('isReviewable', () => {
  it('from the end on, unless it did not take place', () => {
    assert.equal(isReviewable({ status: 'confirmed', end: 10 }, 9), false);
    assert.equal(isReviewable({ status: 'confirmed', end: 10 }, 10), true);
    assert.equal(isReviewable({ status: 'completed', end: 10 }, 5), true);
    assert.equal(isReviewable({ status: 'no-show', end: 10 }, 20), false);
    assert.equal(isReviewable({ status: 'cancelled', end: 10 }, 20), false);
  });
});

describe('firstName', () => {
  it('is all of a reviewer that is shown', () => {
    assert.equal(firstName(' Sara  Malik Khan'), 'Sara');
    assert.equal(firstName('Plato'), 'Plato');
  });
});
