import fc from 'fast-check';
import type { DailyHours, SlotQuery, WeeklyHours } from '../src/index.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Moments at which something odd happened to a zone's clocks, and zones in which little ever does. */
const oddities: readonly (readonly [timeZone: string, instant: string])[] = [
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Europe/London', '2026-03-29T01:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'], // half an hour back
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'], // half an hour on
  ['Pacific/Apia', '2011-12-30T10:00:00Z'], // a date skipped
  ['Pacific/Kwajalein', '1993-08-21T12:00:00Z'], // a date skipped
  ['Pacific/Kiritimati', '1994-12-31T10:00:00Z'], // a date skipped
  ['America/St_Johns', '2006-10-29T02:31:00Z'], // a minute of the next date, then back
  ['America/St_Johns', '1988-04-03T03:31:00Z'], // two hours on
  ['Asia/Pyongyang', '2018-05-04T15:00:00Z'], // half an hour on, at midnight
  ['Asia/Kathmandu', '1985-12-31T18:30:00Z'], // a quarter of an hour on
  ['America/Caracas', '2016-05-01T07:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'], // no midnight
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'], // 23:00 twice
  ['Africa/Casablanca', '2026-02-15T02:00:00Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'], // seconds in the offset
  ['Antarctica/Troll', '2026-03-29T01:00:00Z'], // two hours on
  ['Antarctica/Casey', '2010-03-04T15:00:00Z'], // three hours back
  ['Asia/Karachi', '2009-10-31T18:00:00Z'],
  ['Asia/Karachi', '2026-06-01T00:00:00Z'],
  ['UTC', '2026-06-01T00:00:00Z'],
];

const anyMoment = fc.record({
  timeZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  instant: fc
    .integer({
      min: Date.parse('1975-01-01T00:00:00Z') / minute,
      max: Date.parse('2080-01-01T00:00:00Z') / minute,
    })
    .map((n) => n * minute),
});

const oddMoment = fc
  .constantFrom(...oddities)
  .map(([timeZone, instant]) => ({ timeZone, instant: Date.parse(instant) }));

/** A zone and a moment in whose neighbourhood to look, often one at which its clocks change. */
export const momentInZone = fc.oneof(
  { weight: 3, arbitrary: oddMoment },
  { weight: 1, arbitrary: anyMoment },
);

/** Wall times of every minute, the edges of a day and of the usual jumps more often. */
const minuteOfDay = fc.oneof(
  fc.constantFrom(0, 30, 60, 90, 105, 120, 150, 180, 1380, 1410, 1440),
  fc.integer({ min: 0, max: 1440 }),
);

export const dailyHours: fc.Arbitrary<DailyHours> = fc
  .uniqueArray(minuteOfDay, { minLength: 2, maxLength: 2 })
  .map((minutes) => minutes.toSorted((a, b) => a - b))
  .map(([from = 0, to = 0]) => ({ from: clockText(from), to: clockText(to) }));

const wholeDay = { from: '00:00', to: '24:00' };

export function clockText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Hours in a zone with overrides and limits that fall on dates near the instant. */
export function weeklyHours(timeZone: string, near: number): fc.Arbitrary<WeeklyHours> {
  const date = fc
    .integer({ min: -3, max: 3 })
    .map((days) => new Date(near + days * day).toISOString().slice(0, 10));
  const weekday = fc.integer({ min: 1, max: 7 });
  const someHours = fc.array(
    fc.tuple(weekday, dailyHours).map(([number, hours]) => ({ weekday: number, ...hours })),
    { maxLength: 12 },
  );
  const roundTheClock = fc.constant(
    [1, 2, 3, 4, 5, 6, 7].map((number) => ({ weekday: number, ...wholeDay })),
  );
  const limits = fc.option(
    fc.tuple(date, date).map((dates) => dates.toSorted()),
    { freq: 2, nil: undefined },
  );
  return fc
    .record({
      weekly: fc.oneof({ weight: 3, arbitrary: someHours }, { weight: 2, arbitrary: roundTheClock }),
      overrides: fc.uniqueArray(fc.record({ date, hours: fc.array(dailyHours, { maxLength: 3 }) }), {
        selector: (override) => override.date,
        maxLength: 3,
      }),
      limits,
    })
    .map(({ weekly, overrides, limits: [effectiveFrom, effectiveTo] = [] }) => ({
      timeZone,
      weekly,
      overrides,
      effectiveFrom,
      effectiveTo,
    }));
}

/** Where the offset has no seconds, so that whole minutes of UTC are whole minutes of the wall. */
export const momentOnMinute = momentInZone.filter(({ instant }) => instant % minute === 0);

/** A question to findSlots near a moment; every time in it is a whole minute. */
export const slotQuery: fc.Arbitrary<SlotQuery> = momentOnMinute.chain(({ timeZone, instant }) => {
  const near = (min: number, max: number) =>
    fc.integer({ min, max }).map((minutes) => instant + minutes * minute);
  const intervals = (maxLength: number, longest: number) =>
    fc.array(
      fc
        .tuple(near(-4000, 3000), fc.integer({ min: 0, max: longest }))
        .map(([start, length]) => ({ start, end: start + length * minute })),
      { maxLength },
    );
  return fc.record({
    hours: weeklyHours(timeZone, instant),
    busy: intervals(8, 300),
    range: fc
      .tuple(near(-1500, 500), fc.integer({ min: 0, max: 2500 }))
      .map(([start, length]) => ({ start, end: start + length * minute })),
    rules: fc.record({
      minutes: fc.constantFrom(1, 20, 30, 45, 60, 120, 300),
      stepMinutes: fc.constantFrom(5, 7, 15, 25, 35, 60),
      bufferMinutes: fc.constantFrom(0, 5, 20),
      earliest: near(-2000, 200),
      noticeUntil: near(-2000, 600),
      horizonEnd: near(0, 4000),
      fullWeeks: intervals(3, 1000),
    }),
  });
});
