import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRatedFrom, newSearchTie, sortKeys } from './search-order.ts';

const nextFree = Date.UTC(2026, 0, 5, 9);
const plain = { rating: { mean: 4 }, nextFree, searchTie: '00000001' };
const keys = (overrides: Partial<typeof plain> | { nextFree: null }) => sortKeys({ ...plain, ...overrides });

describe('sortKeys', () => {
  it('has the better rated before the others', () => {
    const means = [5, 4.99, 4, 3.01, 3, 1];
    const ordered = means.map((mean) => keys({ rating: { mean } }).byRating);
    assert.deepEqual(ordered.toSorted(), ordered);
  });

  it('has the sooner free before the later, and them before those who never are', () => {
    const times = [nextFree, nextFree + 60_000, nextFree + 86_400_000, Date.UTC(2199, 0, 1), null];
    const ordered = times.map((time) => keys({ nextFree: time } as { nextFree: null }).bySoonest);
    assert.deepEqual(ordered.toSorted(), ordered);
  });

  it('settles equal free times by rating, and equal ratings by the tie', () => {
    assert.ok(keys({ rating: { mean: 4.5 } }).bySoonest < keys({}).bySoonest);
    assert.ok(keys({}).bySoonest < keys({ searchTie: '00000002' }).bySoonest);
    assert.ok(keys({}).byRating < keys({ searchTie: '00000002' }).byRating);
  });

  it('counts ratings to two decimals and times to the minute', () => {
    assert.equal(keys({ rating: { mean: 4.001 } }).byRating, keys({}).byRating);
    assert.equal(keys({ nextFree: nextFree + 59_999 }).bySoonest, keys({}).bySoonest);
  });

  it('gives keys of one length', () => {
    for (const mean of [1, 2.5, 5]) assert.equal(keys({ rating: { mean } }).byRating.length, 10);
    assert.equal(keys({ nextFree: null } as { nextFree: null }).bySoonest.length, 16);
  });
});

describe('isRatedFrom', () => {
  it('reads the rating from the keys of every order', () => {
    const { byRating, bySoonest } = keys({ rating: { mean: 3.5 } });
    for (const [mean, expected] of [
      [3, true],
      [3.5, true],
      [3.51, false],
      [5, false],
    ] as const) {
      assert.equal(isRatedFrom(byRating, { sort: 'rating', mean }), expected);
      assert.equal(isRatedFrom(byRating, { sort: 'match', mean }), expected);
      assert.equal(isRatedFrom(bySoonest, { sort: 'soonest', mean }), expected);
    }
  });
});

describe('newSearchTie', () => {
  it('has eight digits or letters, and is another each time', () => {
    const ties = Array.from({ length: 1_000 }, newSearchTie);
    assert.ok(ties.every((tie) => /^[0-9a-z]{8}$/.test(tie)));
    assert.equal(new Set(ties).size, ties.length);
  });
});
