import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { minute, slotQuery } from '../test/arbitraries.ts';
import { findSlotsByMinutes, isOpen } from '../test/reference.ts';
import {
  explainStart,
  findSlots,
  intersectIntervals,
  overlaps,
  type RemovalRule,
  type Slots,
  slotWindow,
} from './index.ts';

describe('findSlots', () => {
  it('offers and counts what a walk through every minute does', () => {
    fc.assert(
      fc.property(slotQuery, (query) => assert.deepEqual(findSlots(query), findSlotsByMinutes(query))),
      { numRuns: 60 },
    );
  });

  it('answers a range as it answers its parts', () => {
    fc.assert(
      fc.property(slotQuery, fc.double({ min: 0, max: 1, noNaN: true }), (query, share) => {
        const { start, end } = query.range;
        const cut = start + Math.floor(share * (end - start));
        const before = findSlots({ ...query, range: { start, end: cut } });
        const after = findSlots({ ...query, range: { start: cut, end } });
        assert.deepEqual(joinSlots(before, after), findSlots(query));
      }),
      { numRuns: 2000 },
    );
  });

  it('needs no busy time but that of slotWindow', () => {
    fc.assert(
      fc.property(slotQuery, (query) => {
        const window = slotWindow(query.hours.timeZone, query.range, query.rules);
        const busy = query.busy.filter((interval) => overlaps(interval, window));
        assert.deepEqual(findSlots({ ...query, busy }), findSlots(query));
        const clipped = intersectIntervals(busy, [window]);
        assert.deepEqual(findSlots({ ...query, busy: clipped }), findSlots(query));
      }),
      { numRuns: 1000 },
    );
  });

  it('offers only starts that explainStart lets pass', () => {
    fc.assert(
      fc.property(slotQuery, (query) => {
        for (const start of findSlots(query).starts) assert.equal(explainStart({ ...query, start }), null);
      }),
    );
  });
});

describe('explainStart', () => {
  it('agrees with findSlots about every minute', () => {
    fc.assert(
      fc.property(slotQuery, fc.nat(2500), (query, position) => {
        const start = query.range.start + position * minute;
        const reason = explainStart({ ...query, start });
        // With steps of a minute, every minute of the hours is on the grid.
        const rules = { ...query.rules, stepMinutes: 1 };
        const { starts, removed } = findSlots({ ...query, rules, range: { start, end: start + minute } });
        if (isOpen(query.hours, start)) {
          assert.deepEqual(
            { starts, removed },
            reason ? { starts: [], removed: { [reason]: 1 } } : { starts: [start], removed },
          );
        } else {
          assert.deepEqual({ starts, removed }, { starts: [], removed: {} });
          assert.ok(reason !== null && reasonsOutsideHours.includes(reason), `${reason}`);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const reasonsOutsideHours = ['past', 'notice', 'horizon', 'weekly-limit', 'outside-hours'];

function joinSlots(a: Slots, b: Slots): Slots {
  const removed: Slots['removed'] = {};
  for (const part of [a.removed, b.removed]) {
    for (const [rule, count] of Object.entries(part)) {
      const key = rule as RemovalRule; // Object.entries forgets the type of keys
      removed[key] = (removed[key] ?? 0) + count;
    }
  }
  return { starts: [...a.starts, ...b.starts], removed };
}
