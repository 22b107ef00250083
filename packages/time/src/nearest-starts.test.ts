import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearestStarts } from './nearest-starts.ts';

describe('nearestStarts', () => {
  it('gives the nearest first, on either side', () => {
    assert.deepEqual(nearestStarts([10, 20, 30, 40, 50], 31, 3), [30, 40, 20]);
  });

  it('prefers the earlier of two equally near', () => {
    assert.deepEqual(nearestStarts([10, 20, 30, 40], 25, 2), [20, 30]);
    assert.deepEqual(nearestStarts([40, 30, 20, 10], 25, 2), [20, 30]);
  });

  it('gives all where there are fewer than asked for', () => {
    assert.deepEqual(nearestStarts([10], 99, 3), [10]);
    assert.deepEqual(nearestStarts([], 99, 3), []);
  });

  it('gives none where none is asked for', () => {
    assert.deepEqual(nearestStarts([10], 99, 0), []);
  });

  it('leaves the list as it was', () => {
    const starts = Object.freeze([30, 10, 20]);
    assert.deepEqual(nearestStarts(starts, 10, 3), [10, 20, 30]);
  });
});
