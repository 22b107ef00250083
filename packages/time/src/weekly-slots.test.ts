import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { weeklySlotsQuery } from '../test/common-times-arbitraries.ts';
import { attendee, buildQuery, span } from '../test/common-times-cases.ts';
import { findWeeklySlotsSlowly } from '../test/weekly-slots-reference.ts';
import { formatInstant } from './instant.ts';
import { expandSeries } from './series.ts';
import { findWeeklySlots, type WeeklySlotsQuery } from './weekly-slots.ts';

const noon = { from: '12:00', to: '13:00' };

/** Mondays to Wednesdays of three weeks. */
function buildWeekly(changes: Partial<WeeklySlotsQuery> = {}): WeeklySlotsQuery {
  const hours = { ...buildQuery().hours, weekdays: [1, 2, 3] };
  return buildQuery({
    range: span('00:00', '00:00', '2026-01-05', '2026-01-26'),
    hours,
    limit: 3,
    ...changes,
  });
}

const summary = (query: WeeklySlotsQuery) =>
  findWeeklySlots(query).map(({ weekday, time, works, weeks }) => `${weekday} ${time} ${works}/${weeks}`);

describe('findWeeklySlots', () => {
  it('is spread over the weekdays, the earliest first', () => {
    assert.deepEqual(summary(buildWeekly()), ['1 09:00 3/3', '2 09:00 3/3', '3 09:00 3/3']);
  });

  it('prefers what works in the most weeks, and says when it does not', () => {
    const people = [
      attendee({ busy: [span('00:00', '23:00', '2026-01-12'), span('00:00', '23:00', '2026-01-20')] }),
    ];
    const slots = findWeeklySlots(buildWeekly({ people, limit: 40 }));
    assert.deepEqual([slots[0]?.weekday, slots[0]?.works, slots[0]?.misses], [3, 3, []]);
    const monday = slots.find(({ weekday }) => weekday === 1);
    assert.deepEqual([monday?.works, monday?.misses, monday?.leastFree], [2, ['2026-01-12'], 0]);
  });

  it('does not count skipped dates', () => {
    const [first] = findWeeklySlots(buildWeekly({ skip: ['2026-01-06', '2026-01-12'] }));
    assert.deepEqual([first?.weekday, first?.weeks, first?.works], [3, 3, 3]);
  });

  it('works when those who are required can come, else when everyone can', () => {
    const busy = [span('00:00', '00:00', '2026-01-12', '2026-01-19')];
    const required = [attendee({ required: true }), attendee({ busy })];
    assert.deepEqual(summary(buildWeekly({ people: required, limit: 1 })), ['1 09:00 3/3']);
    assert.deepEqual(summary(buildWeekly({ people: [attendee(), attendee({ busy })], limit: 1 })), [
      '1 09:00 2/3',
    ]);
  });

  it('lets no slot of Sunday night reach into one of Monday', () => {
    const nights = ['2026-01-05', '2026-01-12', '2026-01-19'].map((date) => span('01:00', '23:15', date));
    const days = span('00:00', '23:15', '2026-01-06', '2026-01-11');
    const hours = { weekdays: [7, 1], permitted: { from: '00:00', to: '24:00' }, comfortable: noon };
    const busy = [...nights, days, span('00:00', '23:15', '2026-01-13', '2026-01-18')];
    const range = span('00:00', '01:00', '2026-01-05', '2026-01-19');
    assert.deepEqual(summary(buildWeekly({ people: [attendee({ busy })], hours, range })), ['1 00:00 3/3']);
  });

  it('keeps its time of day, where expandSeries has it', () => {
    const range = span('00:00', '00:00', '2026-10-12', '2026-11-16');
    const people = [attendee({ timeZone: 'Europe/London' })];
    const [slot] = findWeeklySlots(buildWeekly({ range, people, timeZone: 'Europe/London', limit: 1 }));
    assert.ok(slot);
    assert.deepEqual([slot.time, formatInstant(slot.firstStart)], ['09:00', '2026-10-12T08:00:00.000Z']);
    const series = {
      timeZone: 'Europe/London',
      firstStart: slot.firstStart,
      everyWeeks: 1,
      until: '2026-11-15',
    };
    assert.equal(expandSeries(series).length, slot.weeks);
  });

  it('answers what nested scans with Temporal do', () => {
    fc.assert(
      fc.property(weeklySlotsQuery, (query) =>
        assert.deepEqual(findWeeklySlots(query), findWeeklySlotsSlowly(query)),
      ),
      { numRuns: 150 },
    );
  });
});
