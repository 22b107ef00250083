import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatInstant, parseInstant } from './instant.ts';
import type { Interval } from './intervals.ts';
import {
  expandWeeklyClasses,
  type Timetable,
  timetableProblems,
  type WeeklyClass,
} from './weekly-classes.ts';

function buildClass(overrides: Partial<WeeklyClass> = {}): WeeklyClass {
  return {
    weekday: 1,
    from: '09:00',
    to: '10:30',
    startsOn: '2026-03-02',
    endsOn: '2026-03-23',
    ...overrides,
  };
}

function range(from: string, to: string): Interval {
  return { start: parseInstant(from), end: parseInstant(to) };
}

function starts(occurrences: readonly Interval[] | undefined): string[] | undefined {
  return occurrences?.map(({ start }) => formatInstant(start).slice(0, 16));
}

const spring = range('2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z');

describe('expandWeeklyClasses', () => {
  it('meets from the first date to the last, both included, by the wall clock of its zone', () => {
    const timetable = { timeZone: 'America/New_York', classes: [buildClass()] };
    assert.deepEqual(starts(expandWeeklyClasses(timetable, spring)[0]), [
      '2026-03-02T14:00',
      '2026-03-09T13:00',
      '2026-03-16T13:00',
      '2026-03-23T13:00',
    ]);
  });

  it('does not meet on an excepted date', () => {
    const timetable = { timeZone: 'UTC', classes: [buildClass({ except: ['2026-03-09', '2026-03-10'] })] };
    assert.deepEqual(starts(expandWeeklyClasses(timetable, spring)[0]), [
      '2026-03-02T09:00',
      '2026-03-16T09:00',
      '2026-03-23T09:00',
    ]);
  });

  it('answers class by class, whether they clash or not', () => {
    const classes = [buildClass({ weekday: 3 }), buildClass({ endsOn: '2026-03-02' }), buildClass()];
    const expanded = expandWeeklyClasses({ timeZone: 'UTC', classes }, spring);
    assert.deepEqual(
      expanded.map((occurrences) => occurrences.length),
      [3, 1, 4],
    );
  });

  it('keeps whole an occurrence that the range cuts, and leaves out one that it only touches', () => {
    const timetable = { timeZone: 'UTC', classes: [buildClass()] };
    const whole = { start: parseInstant('2026-03-02T09:00:00Z'), end: parseInstant('2026-03-02T10:30:00Z') };
    assert.deepEqual(expandWeeklyClasses(timetable, range('2026-03-02T10:00:00Z', '2026-03-09T09:00:00Z')), [
      [whole],
    ]);
    assert.deepEqual(expandWeeklyClasses(timetable, range('2026-03-02T10:30:00Z', '2026-03-09T09:00:00Z')), [
      [],
    ]);
  });

  it('keeps whole an occurrence that lasts longer than the range', () => {
    const timetable = { timeZone: 'UTC', classes: [buildClass()] };
    const whole = { start: parseInstant('2026-03-02T09:00:00Z'), end: parseInstant('2026-03-02T10:30:00Z') };
    assert.deepEqual(expandWeeklyClasses(timetable, range('2026-03-02T09:30:00Z', '2026-03-02T10:00:00Z')), [
      [whole],
    ]);
  });

  it('begins at the jump where the clocks skip its start', () => {
    const classes = [buildClass({ weekday: 7, from: '02:30', to: '04:00' })];
    const [occurrences] = expandWeeklyClasses({ timeZone: 'America/New_York', classes }, spring);
    assert.deepEqual(starts(occurrences), ['2026-03-08T07:00', '2026-03-15T06:30', '2026-03-22T06:30']);
  });

  it('throws the first problem of the timetable', () => {
    const timetable = { timeZone: 'UTC', classes: [buildClass({ weekday: 8 })] };
    assert.throws(() => expandWeeklyClasses(timetable, spring), {
      code: 'invalid-weekday',
      path: '/classes/0/weekday',
    });
  });

  it('refuses a range that is too long', () => {
    const timetable = { timeZone: 'UTC', classes: [] };
    assert.throws(
      () => expandWeeklyClasses(timetable, range('2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z')),
      {
        code: 'range-too-long',
      },
    );
  });
});

describe('timetableProblems', () => {
  it('finds none in a sound timetable', () => {
    assert.deepEqual(timetableProblems({ timeZone: 'Asia/Karachi', classes: [buildClass()] }), []);
  });

  it('finds every one, each with its field', () => {
    const timetable: Timetable = {
      timeZone: 'Mars/Olympus',
      classes: [
        buildClass({ weekday: 0 }),
        buildClass({ from: '10:30' }),
        buildClass({ to: '25:00', startsOn: '2026-02-29', endsOn: 'never' }),
        buildClass({ startsOn: '2026-04-01', except: ['2026-02-30', '2026-03-09', '2026-03-09'] }),
      ],
    };
    assert.deepEqual(
      timetableProblems(timetable).map(({ code, path }) => `${code} ${path}`),
      [
        'unknown-time-zone /timeZone',
        'invalid-weekday /classes/0/weekday',
        'hours-reversed /classes/1',
        'invalid-time-of-day /classes/2/to',
        'invalid-date /classes/2/startsOn',
        'invalid-date /classes/2/endsOn',
        'invalid-date /classes/3/except/0',
        'date-repeated /classes/3/except/2',
        'dates-reversed /classes/3/endsOn',
      ],
    );
  });
});
