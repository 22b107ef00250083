import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  containsInstant,
  type Interval,
  intersectIntervals,
  mergeIntervals,
  overlaps,
  splitIntervals,
  subtractIntervals,
  widenIntervals,
} from './intervals.ts';

const size = 40;
const list = fc.array(
  fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).map(([start, end]) => ({ start, end })),
  { maxLength: 8 },
);

/** The reference: which of `size` unit cells are covered. */
function cells(intervals: readonly Interval[]): boolean[] {
  return Array.from({ length: size }, (_, cell) =>
    intervals.some(({ start, end }) => start <= cell && cell < end),
  );
}

function assertMerged(intervals: readonly Interval[]): void {
  for (const [index, { start, end }] of intervals.entries()) {
    assert.ok(start < end);
    assert.ok(start > (intervals[index - 1]?.end ?? Number.NEGATIVE_INFINITY), 'sorted and apart');
  }
}

describe('overlaps', () => {
  it('is false where one only touches the other', () => {
    assert.equal(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 }), false);
    assert.equal(overlaps({ start: 5, end: 9 }, { start: 0, end: 5 }), false);
  });

  it('is false for an empty interval inside another', () => {
    assert.equal(overlaps({ start: 3, end: 3 }, { start: 0, end: 5 }), false);
  });

  it('is true where they share an instant', () => {
    assert.equal(overlaps({ start: 0, end: 5 }, { start: 4, end: 9 }), true);
    assert.equal(overlaps({ start: 4, end: 5 }, { start: 0, end: 9 }), true);
  });
});

describe('interval lists', () => {
  it('merge to the cells that any covers', () => {
    fc.assert(
      fc.property(list, (intervals) => {
        const merged = mergeIntervals(intervals);
        assertMerged(merged);
        assert.deepEqual(cells(merged), cells(intervals));
      }),
    );
  });

  it('subtract to the cells of the first alone', () => {
    fc.assert(
      fc.property(list, list, (from, minus) => {
        const left = subtractIntervals(from, minus);
        assertMerged(left);
        const taken = cells(minus);
        assert.deepEqual(
          cells(left),
          cells(from).map((isCovered, cell) => isCovered && !taken[cell]),
        );
      }),
    );
  });

  it('intersect to the cells that all cover', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 4 }), (lists) => {
        const common = intersectIntervals(...lists);
        assertMerged(common);
        const covered = lists.map(cells);
        assert.deepEqual(
          cells(common),
          cells([]).map((_, cell) => covered.every((each) => each[cell])),
        );
      }),
    );
  });

  it('split into parts that make up the whole', () => {
    fc.assert(
      fc.property(list.map(mergeIntervals), list.map(mergeIntervals), (from, by) => {
        const { inside, outside } = splitIntervals(from, by);
        assertMerged(inside);
        assertMerged(outside);
        assert.deepEqual(mergeIntervals([...inside, ...outside]), from);
        assert.deepEqual(inside, intersectIntervals(from, by));
      }),
    );
  });

  it('contain the instants of their cells', () => {
    fc.assert(
      fc.property(list.map(mergeIntervals), (intervals) => {
        assert.deepEqual(
          cells(intervals),
          cells([]).map((_, cell) => containsInstant(intervals, cell)),
        );
      }),
    );
  });

  it('widen as each interval does, merged', () => {
    fc.assert(
      fc.property(list.map(mergeIntervals), fc.nat(5), fc.nat(5), (intervals, before, after) => {
        const each = intervals.map(({ start, end }) => ({ start: start - before, end: end + after }));
        assert.deepEqual(widenIntervals(intervals, before, after), mergeIntervals(each));
      }),
    );
  });

  it('leave their arguments as they were', () => {
    const from = Object.freeze([Object.freeze({ start: 5, end: 9 }), Object.freeze({ start: 0, end: 7 })]);
    assert.deepEqual(mergeIntervals(from), [{ start: 0, end: 9 }]);
    assert.deepEqual(subtractIntervals(from, from), []);
    assert.deepEqual(intersectIntervals(from, from), [{ start: 0, end: 9 }]);
  });

  it('have nothing in common where there is no list', () => {
    assert.deepEqual(intersectIntervals(), []);
  });
});
