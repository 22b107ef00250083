import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InvalidTimeError } from './errors.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { localDateOf } from './local-time.ts';
import { expandSeries, type WeeklySeries } from './series.ts';

/** Tuesdays at 18:00 in New York, from the one before its clocks go forward. */
function buildSeries(changes: Partial<WeeklySeries> = {}): WeeklySeries {
  return {
    timeZone: 'America/New_York',
    firstStart: parseInstant('2026-03-03T18:00:00-05:00'),
    everyWeeks: 1,
    until: '2026-03-24',
    ...changes,
  };
}

const startsOf = (series: WeeklySeries) => expandSeries(series).map(({ start }) => formatInstant(start));
const datesOf = (series: WeeklySeries) => expandSeries(series).map(({ date }) => date);

describe('expandSeries', () => {
  it('keeps the time of day across a change of the clocks', () => {
    assert.deepEqual(startsOf(buildSeries()), [
      '2026-03-03T23:00:00.000Z',
      '2026-03-10T22:00:00.000Z',
      '2026-03-17T22:00:00.000Z',
      '2026-03-24T22:00:00.000Z',
    ]);
  });

  it('names occurrences by their local date, and includes the last', () => {
    assert.deepEqual(datesOf(buildSeries()), ['2026-03-03', '2026-03-10', '2026-03-17', '2026-03-24']);
    assert.deepEqual(datesOf(buildSeries({ until: '2026-03-23' })).at(-1), '2026-03-17');
  });

  it('may be fortnightly', () => {
    assert.deepEqual(datesOf(buildSeries({ everyWeeks: 2 })), ['2026-03-03', '2026-03-17']);
  });

  it('leaves out skipped dates, and does not shift what follows', () => {
    const skip = ['2026-03-03', '2026-03-17', '2026-03-18'];
    assert.deepEqual(datesOf(buildSeries({ skip })), ['2026-03-10', '2026-03-24']);
    assert.deepEqual(datesOf(buildSeries({ skip: ['2026-03-10'], everyWeeks: 2 })).length, 2);
  });

  it('is empty where every date is skipped', () => {
    assert.deepEqual(expandSeries(buildSeries({ until: '2026-03-03', skip: ['2026-03-03'] })), []);
  });

  it('starts at the jump where the clocks skip its time, that week only', () => {
    const firstStart = parseInstant('2026-03-01T02:30:00-05:00');
    assert.deepEqual(startsOf(buildSeries({ firstStart, until: '2026-03-15' })), [
      '2026-03-01T07:30:00.000Z',
      '2026-03-08T07:00:00.000Z', // 03:00, where 02:00 jumped to
      '2026-03-15T06:30:00.000Z',
    ]);
  });

  it('takes the first of two equal times, but begins as it was told', () => {
    const second = parseInstant('2026-11-01T01:30:00-05:00');
    assert.equal(
      startsOf(buildSeries({ firstStart: second, until: '2026-11-01' }))[0],
      formatInstant(second),
    );
    const before = parseInstant('2026-10-25T01:30:00-04:00');
    assert.equal(
      startsOf(buildSeries({ firstStart: before, until: '2026-11-01' }))[1],
      '2026-11-01T05:30:00.000Z',
    );
  });

  const refusals: readonly [what: string, changes: Partial<WeeklySeries>, code: string, path: string][] = [
    ['an end before its beginning', { until: '2026-03-02' }, 'dates-reversed', '/until'],
    ['more than maxRangeDays', { until: '2029-04-01' }, 'range-too-long', '/until'],
    ['an end that does not exist', { until: '2026-02-30' }, 'invalid-date', '/until'],
    ['a skipped date that does not exist', { skip: ['2026-03-10', 'x'] }, 'invalid-date', '/skip/1'],
    ['no distance', { everyWeeks: 0 }, 'invalid-length', '/everyWeeks'],
    ['half a week', { everyWeeks: 0.5 }, 'invalid-length', '/everyWeeks'],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }, 'unknown-time-zone', '/timeZone'],
  ];
  for (const [what, changes, code, path] of refusals) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => expandSeries(buildSeries(changes)),
        (error) => error instanceof InvalidTimeError && error.code === code && error.path === path,
      );
    });
  }
});

const zones = [
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Pacific/Norfolk',
  'America/Nuuk',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Jerusalem',
  'Asia/Beirut',
  'Australia/Adelaide',
  'Antarctica/Troll',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];

/** The wall by Temporal, which the code under test does not ask for each occurrence. */
function wallAt(start: number, timeZone: string): { date: string; time: string } {
  const wall = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
  return { date: wall.toPlainDate().toString(), time: wall.toPlainTime().toString().slice(0, 5) };
}

function changesOf(timeZone: string, from: number, until: number): number[] {
  const changes: number[] = [];
  let next = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(timeZone)
    .getTimeZoneTransition('next');
  while (next && next.epochMilliseconds < until) {
    changes.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return changes;
}

describe('a series across every change of the clocks from 2026 to 2030', () => {
  const [from, until] = [parseInstant('2026-01-01T00:00:00Z'), parseInstant('2031-01-01T00:00:00Z')];
  const threeWeeks = 21 * 86_400_000;

  for (const timeZone of zones) {
    it(`keeps its time of day in ${timeZone}`, () => {
      const changes = changesOf(timeZone, from, until);
      assert.ok(changes.length > 0);
      for (const change of changes) {
        const date = localDateOf(change - threeWeeks, timeZone);
        // A quarter to every hour, so that some weeks meet the hour that is skipped or comes twice.
        for (let hour = 0; hour < 24; hour += 1) {
          const time = `${String(hour).padStart(2, '0')}:15`;
          const first = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time });
          const last = Temporal.PlainDate.from(date).add({ weeks: 6 }).toString();
          const occurrences = expandSeries({
            timeZone,
            firstStart: first.epochMilliseconds,
            everyWeeks: 1,
            until: last,
          });
          assert.equal(occurrences.length, 7);
          for (const [week, occurrence] of occurrences.entries()) {
            const expected = Temporal.PlainDate.from(date).add({ weeks: week }).toString();
            const wall = wallAt(occurrence.start, timeZone);
            const isJump = changes.includes(occurrence.start);
            assert.equal(occurrence.date, expected);
            if (!isJump) assert.deepEqual(wall, { date: expected, time });
            else assert.ok(`${wall.date} ${wall.time}` > `${expected} ${time}`);
          }
        }
      }
    });
  }
});
