import fc from 'fast-check';
import type { Attendee, CommonTimesQuery, DailyHours, Interval, WeeklySlotsQuery } from '../src/index.ts';
import { clockText, minute } from './arbitraries.ts';

/** Zones whose clocks change on different dates of October and November, by an hour, by half, or never. */
const zones = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Karachi',
  'Asia/Kathmandu',
  'UTC',
];

/** When clocks change: Lord Howe's, London's, New York's in 2026, London's in spring; and a quiet moment. */
const moments = [
  '2026-10-03T15:30:00Z',
  '2026-10-25T01:00:00Z',
  '2026-11-01T06:00:00Z',
  '2027-03-28T01:00:00Z',
  '2026-11-10T00:00:00Z',
].map(Date.parse);

const quarters = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * 15);

const dailyHours = (edges: readonly number[]): fc.Arbitrary<DailyHours> =>
  fc
    .uniqueArray(fc.oneof(fc.constantFrom(...edges), quarters(0, 96)), { minLength: 2, maxLength: 2 })
    .map((minutes) => minutes.toSorted((a, b) => a - b))
    .map(([from = 0, to = 0]) => ({ from: clockText(from), to: clockText(to) }));

const weekdays = fc.oneof(
  fc.constant([1, 2, 3, 4, 5, 6, 7]),
  fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
);

function attendee(range: Interval): fc.Arbitrary<Attendee> {
  const minutes = (range.end - range.start) / minute;
  const busy = fc
    .oneof(
      fc.tuple(fc.integer({ min: -120, max: minutes }), fc.integer({ min: 0, max: 600 })),
      fc.tuple(quarters(-8, minutes / 15), quarters(0, 40)), // so that windows touch it
    )
    .map(([from, length]) => ({
      start: range.start + from * minute,
      end: range.start + (from + length) * minute,
    }));
  return fc.record({
    timeZone: fc.constantFrom(...zones),
    busy: fc.array(busy, { maxLength: 6 }),
    required: fc.option(fc.boolean(), { nil: undefined }),
  });
}

const meetingHours = fc.record({
  weekdays,
  permitted: fc.oneof(
    fc.constant({ from: '00:00', to: '24:00' }),
    fc.constant({ from: '08:00', to: '21:00' }),
    dailyHours([0, 60, 120, 150, 180, 1440]),
  ),
  comfortable: fc.oneof(fc.constant({ from: '09:00', to: '18:00' }), dailyHours([60, 90, 120, 540, 1440])),
});

const dayLong = 1440;

/** Two to four weeks around a change of the clocks, at steps of hours, since the reference is slow. */
export const weeklySlotsQuery: fc.Arbitrary<WeeklySlotsQuery> = fc
  .tuple(fc.constantFrom(...moments), fc.integer({ min: 14 * dayLong, max: 28 * dayLong }))
  .map(([moment, length]) => {
    const start = moment - 8 * dayLong * minute;
    return { start, end: start + Math.floor(length / 15) * 15 * minute };
  })
  .chain((range) =>
    fc.record({
      people: fc.array(attendee(range), { minLength: 1, maxLength: 3 }),
      range: fc.constant(range),
      minutes: fc.constantFrom(60, 90, 240),
      stepMinutes: fc.constantFrom(180, 240, 720),
      timeZone: fc.constantFrom(...zones),
      hours: meetingHours,
      limit: fc.integer({ min: 1, max: 8 }),
      skip: fc.uniqueArray(
        fc.integer({ min: 0, max: 28 }).map((days) => formatDate(range.start, days)),
        { maxLength: 3 },
      ),
    }),
  );

function formatDate(start: number, days: number): string {
  return new Date(start + days * dayLong * minute).toISOString().slice(0, 10);
}

/** A question around a change of the clocks; the range, the hours and the lengths are whole quarters. */
export const commonTimesQuery: fc.Arbitrary<CommonTimesQuery> = fc
  .tuple(fc.constantFrom(...moments), quarters(0, 120), quarters(0, 240))
  .map(([moment, before, length]) => ({
    start: moment - before * minute,
    end: moment + (length - before) * minute,
  }))
  .chain((range) =>
    fc.record({
      people: fc.array(attendee(range), { minLength: 1, maxLength: 4 }),
      range: fc.constant(range),
      minutes: fc.constantFrom(15, 30, 45, 60, 90, 240),
      stepMinutes: fc.constantFrom(15, 30, 45, 60, 360),
      timeZone: fc.constantFrom(...zones),
      hours: meetingHours,
      limit: fc.integer({ min: 1, max: 8 }),
    }),
  );
