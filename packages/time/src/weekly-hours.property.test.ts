import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { minute, momentInZone, weeklyHours } from '../test/arbitraries.ts';
import { isOpen } from '../test/reference.ts';
import { expandWeeklyHours, mergeIntervals } from './index.ts';
import { containsInstant } from './intervals.ts';

const hoursAndRange = momentInZone.chain(({ timeZone, instant }) =>
  fc
    .tuple(
      weeklyHours(timeZone, instant),
      fc.integer({ min: -1500, max: 300 }),
      fc.integer({ min: 0, max: 2000 }),
    )
    .map(([hours, offset, length]) => {
      const start = instant + offset * minute;
      return { hours, range: { start, end: start + length * minute } };
    }),
);

describe('expandWeeklyHours', () => {
  it('holds just those instants at which the wall shows the hours, minute by minute', () => {
    fc.assert(
      fc.property(hoursAndRange, ({ hours, range }) => {
        const expanded = expandWeeklyHours(hours, range);
        for (let instant = range.start; instant < range.end; instant += minute) {
          assert.equal(
            containsInstant(expanded, instant),
            isOpen(hours, instant),
            new Date(instant).toISOString(),
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('begins and ends each stretch at the very millisecond', () => {
    fc.assert(
      fc.property(hoursAndRange, ({ hours, range }) => {
        for (const { start, end } of expandWeeklyHours(hours, range)) {
          assert.ok(isOpen(hours, start) && isOpen(hours, end - 1));
          assert.ok(start === range.start || !isOpen(hours, start - 1));
          assert.ok(end === range.end || !isOpen(hours, end));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('answers a range as it answers its parts, merged', () => {
    fc.assert(
      fc.property(hoursAndRange, fc.double({ min: 0, max: 1, noNaN: true }), ({ hours, range }, share) => {
        const cut = range.start + Math.floor(share * (range.end - range.start));
        const parts = [
          ...expandWeeklyHours(hours, { start: range.start, end: cut }),
          ...expandWeeklyHours(hours, { start: cut, end: range.end }),
        ];
        assert.deepEqual(mergeIntervals(parts), expandWeeklyHours(hours, range));
      }),
    );
  });
});
