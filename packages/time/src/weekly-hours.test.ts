import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DailyHours, Interval, WeeklyHours } from './index.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { maxRangeDays } from './range.ts';
import { expandWeeklyHours } from './weekly-hours.ts';

const everyDay = (hours: DailyHours): WeeklyHours['weekly'] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...hours }));

function expand(
  hours: Omit<WeeklyHours, 'overrides'> & Partial<WeeklyHours>,
  from: string,
  to: string,
): string[] {
  const range: Interval = { start: parseInstant(from), end: parseInstant(to) };
  return expandWeeklyHours({ overrides: [], ...hours }, range).map(
    ({ start, end }) => `${formatInstant(start).slice(0, 16)}/${formatInstant(end).slice(0, 16)}`,
  );
}

describe('expandWeeklyHours', () => {
  it('begins skipped hours at the moment to which the clocks jump', () => {
    const hours = { timeZone: 'America/New_York', weekly: everyDay({ from: '02:30', to: '04:00' }) };
    assert.deepEqual(expand(hours, '2026-03-07T05:00:00Z', '2026-03-10T04:00:00Z'), [
      '2026-03-07T07:30/2026-03-07T09:00',
      '2026-03-08T07:00/2026-03-08T08:00',
      '2026-03-09T06:30/2026-03-09T08:00',
    ]);
  });

  it('has nothing of hours that the clocks skip altogether', () => {
    const hours = { timeZone: 'America/New_York', weekly: everyDay({ from: '02:15', to: '02:45' }) };
    assert.deepEqual(expand(hours, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'), []);
  });

  it('covers a repeated hour once per real instant', () => {
    const hours = { timeZone: 'America/New_York', weekly: everyDay({ from: '01:00', to: '02:00' }) };
    assert.deepEqual(expand(hours, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'), [
      '2026-11-01T05:00/2026-11-01T07:00',
    ]);
  });

  it('covers a part of a repeated hour in two stretches', () => {
    const hours = { timeZone: 'America/New_York', weekly: everyDay({ from: '01:15', to: '01:45' }) };
    assert.deepEqual(expand(hours, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'), [
      '2026-11-01T05:15/2026-11-01T05:45',
      '2026-11-01T06:15/2026-11-01T06:45',
    ]);
  });

  it("follows Lord Howe's half hour, forward and back", () => {
    const hours = { timeZone: 'Australia/Lord_Howe', weekly: everyDay({ from: '01:00', to: '03:00' }) };
    assert.deepEqual(expand(hours, '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z'), [
      '2026-10-03T14:30/2026-10-03T16:00',
    ]);
    assert.deepEqual(expand(hours, '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'), [
      '2026-04-04T14:00/2026-04-04T16:30',
    ]);
  });

  it('joins 24:00 with the next 00:00', () => {
    const weekly = [
      { weekday: 5, from: '22:00', to: '24:00' },
      { weekday: 6, from: '00:00', to: '02:00' },
    ];
    assert.deepEqual(
      expand({ timeZone: 'Asia/Karachi', weekly }, '2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z'),
      ['2026-01-02T17:00/2026-01-02T21:00'],
    );
  });

  it('is one stretch around the clock, over a change of the clocks too', () => {
    const hours = { timeZone: 'Europe/London', weekly: everyDay({ from: '00:00', to: '24:00' }) };
    assert.deepEqual(expand(hours, '2026-03-01T00:00:00Z', '2026-11-01T00:00:00Z'), [
      '2026-03-01T00:00/2026-11-01T00:00',
    ]);
  });

  it('has nothing on a date that the zone skipped, and the right weekday after it', () => {
    const hours = { timeZone: 'Pacific/Apia', weekly: everyDay({ from: '09:00', to: '10:00' }) };
    assert.deepEqual(expand(hours, '2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z'), [
      '2011-12-29T19:00/2011-12-29T20:00', // Thursday 29
      '2011-12-30T19:00/2011-12-30T20:00', // Saturday 31
      '2011-12-31T19:00/2011-12-31T20:00',
    ]);
    const fridays = { timeZone: 'Pacific/Apia', weekly: [{ weekday: 5, from: '09:00', to: '10:00' }] };
    assert.deepEqual(expand(fridays, '2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z'), []);
  });

  it('joins the days on both sides of a skipped date', () => {
    const weekly = [
      { weekday: 5, from: '22:00', to: '24:00' },
      { weekday: 7, from: '00:00', to: '01:00' },
    ];
    assert.deepEqual(
      expand({ timeZone: 'Pacific/Kwajalein', weekly }, '1993-08-20T00:00:00Z', '1993-08-23T00:00:00Z'),
      ['1993-08-21T10:00/1993-08-21T13:00'],
    );
  });

  it('holds on both effective dates, and on neither side of them', () => {
    const hours = {
      timeZone: 'Asia/Karachi',
      weekly: everyDay({ from: '09:00', to: '10:00' }),
      overrides: [{ date: '2026-01-08', hours: [{ from: '12:00', to: '13:00' }] }],
      effectiveFrom: '2026-01-05',
      effectiveTo: '2026-01-06',
    };
    assert.deepEqual(expand(hours, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'), [
      '2026-01-05T04:00/2026-01-05T05:00',
      '2026-01-06T04:00/2026-01-06T05:00',
    ]);
  });

  it('cuts at both ends of the range', () => {
    const hours = { timeZone: 'UTC', weekly: everyDay({ from: '09:00', to: '17:00' }) };
    assert.deepEqual(expand(hours, '2026-01-05T10:30:00Z', '2026-01-05T10:45:00Z'), [
      '2026-01-05T10:30/2026-01-05T10:45',
    ]);
    assert.deepEqual(expand(hours, '2026-01-05T10:30:00Z', '2026-01-05T10:30:00Z'), []);
  });

  it('refuses a range that is reversed, too long or no time at all', () => {
    const hours: WeeklyHours = { timeZone: 'UTC', weekly: [], overrides: [] };
    const day = 86_400_000;
    assert.throws(() => expandWeeklyHours(hours, { start: 1, end: 0 }), { code: 'range-reversed' });
    assert.throws(() => expandWeeklyHours(hours, { start: 0, end: maxRangeDays * day + 1 }), {
      code: 'range-too-long',
    });
    assert.throws(() => expandWeeklyHours(hours, { start: Number.NaN, end: 0 }), { code: 'invalid-instant' });
    assert.deepEqual(expandWeeklyHours(hours, { start: 0, end: maxRangeDays * day }), []);
  });
});
