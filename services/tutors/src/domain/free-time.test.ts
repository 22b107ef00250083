import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { computeFreeTime, isBookableAfter, mayStartWithin, windowAhead } from './free-time.ts';
import type { BookableTutor } from './tutor.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Monday. */
const now = Date.UTC(2026, 0, 5, 8, 7);

const tutor: BookableTutor = {
  id: '1',
  name: 'Ada',
  status: 'approved',
  courses: [],
  modes: ['online'],
  place: null,
  link: null,
  sessionMinutes: [30, 60],
  bufferMinutes: 0,
  minNoticeMinutes: 60,
  maxAdvanceDays: 14,
  maxPerWeek: 1,
  instantBooking: true,
  revision: 0,
  timeZone: 'UTC',
  hours: { timeZone: 'UTC', weekly: [{ weekday: 1, from: '09:00', to: '10:00' }], overrides: [] },
};

function compute(overrides: Partial<BookableTutor> = {}, more: { busy?: object[]; booked?: number[] } = {}) {
  const { busy = [], booked = [] } = more;
  return computeFreeTime({
    tutor: { ...tutor, ...overrides },
    busy: busy as { start: number; end: number }[],
    booked,
    window: windowAhead(now, 0),
    now,
  });
}

describe('computeFreeTime', () => {
  it('finds the first start after the notice', () => {
    assert.equal(compute().nextFree, Date.UTC(2026, 0, 5, 9, 15));
    assert.equal(compute({ minNoticeMinutes: 0 }).nextFree, Date.UTC(2026, 0, 5, 9));
  });

  it('is out of date just when the notice overtakes that start', () => {
    assert.equal(compute().dueAt, Date.UTC(2026, 0, 5, 8, 15) + 1);
  });

  it('is null without hours, with full weeks, and while all is taken, and looked at again later', () => {
    const none = { timeZone: 'UTC', weekly: [], overrides: [] };
    assert.deepEqual([compute({ hours: none }).nextFree, compute({ hours: none }).dueAt], [null, now + day]);
    const full = compute({}, { booked: [now + hour, now + 7 * day, now + 14 * day] });
    assert.deepEqual([full.nextFree, full.dueAt], [null, now + hour]);
    assert.equal(compute({}, { busy: [{ start: now, end: now + 60 * day }] }).nextFree, null);
  });

  it('does not reach beyond the horizon, and is due when the horizon comes to a start', () => {
    const tuesdays = { ...tutor.hours, weekly: [{ weekday: 2, from: '08:30', to: '09:00' }] };
    const { nextFree, dueAt } = compute({ hours: tuesdays, maxAdvanceDays: 1 });
    assert.equal(nextFree, null);
    assert.equal(dueAt, Date.UTC(2026, 0, 5, 8, 30) + 1);
  });

  it('never is due at once again', () => {
    const { dueAt } = compute({ minNoticeMinutes: 68, hours: { ...tutor.hours, weekly: [] } });
    assert.ok(dueAt > now);
  });
});

describe('mayStartWithin', () => {
  it('is true in the hours in which something starts, and beyond what is known', () => {
    const freeTime = compute();
    const within = (from: number, to: number) =>
      mayStartWithin(freeTime, { start: Date.UTC(2026, 0, 5, from), end: Date.UTC(2026, 0, 5, to) });
    assert.equal(within(9, 10), true);
    assert.equal(within(8, 9), false);
    assert.equal(within(10, 24), false);
    assert.equal(within(8, 24 * 7 + 10), true);
    assert.equal(within(24 * 50, 24 * 50 + 1), true);
  });

  it('is never false where there is a start', () => {
    const range = fc.record({
      from: fc.integer({ min: 0, max: 40 * 24 * 60 }),
      length: fc.integer({ min: 1, max: 3_000 }),
    });
    const freeTime = compute({ maxAdvanceDays: 30, maxPerWeek: 100 });
    const starts = [0, 7, 14, 21].flatMap((days) =>
      [15, 30].map((minutes) => Date.UTC(2026, 0, 5 + days, 9, minutes)),
    );
    fc.assert(
      fc.property(range, ({ from, length }) => {
        const asked = { start: now + from * minute, end: now + (from + length) * minute };
        const isThere = starts.some((start) => start >= asked.start && start < asked.end);
        assert.ok(!isThere || mayStartWithin(freeTime, asked));
      }),
    );
  });
});

describe('isBookableAfter', () => {
  it('ends the look into later windows at the horizon', () => {
    assert.equal(isBookableAfter(tutor, windowAhead(now, 0), now), false);
    assert.equal(isBookableAfter({ ...tutor, maxAdvanceDays: 60 }, windowAhead(now, 0), now), true);
    assert.equal(isBookableAfter({ ...tutor, maxAdvanceDays: 60 }, windowAhead(now, 1), now), false);
  });
});
