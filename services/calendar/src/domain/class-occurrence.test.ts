import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Interval, overlaps } from '@studyhall/time';
import fc from 'fast-check';
import { findClashes, findOccurrenceProblems, layOutClasses } from './class-occurrence.ts';
import { type Commitment, longestCommitment } from './commitment.ts';
import type { Timetable, WeeklyClass } from './timetable.ts';

function buildClass(overrides: Partial<WeeklyClass> = {}): WeeklyClass {
  return {
    title: 'Calculus',
    weekday: 1,
    from: '09:00',
    to: '10:30',
    startsOn: '2026-03-02',
    endsOn: '2026-03-29',
    except: [],
    ...overrides,
  };
}

function layOut(timeZone: string, ...classes: WeeklyClass[]): string[] {
  return layOutClasses({ timeZone, classes }).map(
    ({ start, end }) => `${new Date(start).toISOString()} ${new Date(end).toISOString()}`,
  );
}

function problemsOf(timetable: Timetable) {
  return findOccurrenceProblems(timetable, layOutClasses(timetable));
}

describe('layOutClasses', () => {
  it('repeats a class weekly, both dates included, but on excepted dates', () => {
    const starts = layOutClasses({
      timeZone: 'Asia/Karachi',
      classes: [buildClass({ endsOn: '2026-03-23', except: ['2026-03-16'] })],
    }).map(({ start }) => new Date(start).toISOString());
    assert.deepEqual(starts, [
      '2026-03-02T04:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
      '2026-03-23T04:00:00.000Z',
    ]);
  });

  it('stays at its wall-clock time through a change of the clocks', () => {
    const sundays = { weekday: 7, startsOn: '2026-03-22', endsOn: '2026-03-29' };
    assert.deepEqual(layOut('Europe/Berlin', buildClass(sundays)), [
      '2026-03-22T08:00:00.000Z 2026-03-22T09:30:00.000Z',
      '2026-03-29T07:00:00.000Z 2026-03-29T08:30:00.000Z',
    ]);
  });

  it('begins at the jump where its start does not exist', () => {
    const night = { weekday: 7, from: '02:30', to: '04:00', startsOn: '2026-03-29', endsOn: '2026-03-29' };
    assert.deepEqual(layOut('Europe/Berlin', buildClass(night)), [
      '2026-03-29T01:00:00.000Z 2026-03-29T02:00:00.000Z',
    ]);
  });

  it('takes up both hours where the clocks repeat it', () => {
    const night = { weekday: 7, from: '02:00', to: '02:30', startsOn: '2026-10-25', endsOn: '2026-10-25' };
    assert.deepEqual(layOut('Europe/Berlin', buildClass(night)), [
      '2026-10-25T00:00:00.000Z 2026-10-25T00:30:00.000Z',
      '2026-10-25T01:00:00.000Z 2026-10-25T01:30:00.000Z',
    ]);
  });

  it('meets on the dates of zones at either end of the day', () => {
    const once = { weekday: 1, from: '00:00', to: '01:00', endsOn: '2026-03-02' };
    assert.deepEqual(layOut('Pacific/Kiritimati', buildClass(once)), [
      '2026-03-01T10:00:00.000Z 2026-03-01T11:00:00.000Z',
    ]);
    assert.deepEqual(layOut('Pacific/Pago_Pago', buildClass({ ...once, from: '23:00', to: '24:00' })), [
      '2026-03-03T10:00:00.000Z 2026-03-03T11:00:00.000Z',
    ]);
  });
});

describe('findOccurrenceProblems', () => {
  it('names both classes that overlap, and the first date', () => {
    const physics = buildClass({ title: 'Physics', from: '10:00', to: '11:00' });
    assert.deepEqual(problemsOf({ timeZone: 'UTC', classes: [buildClass(), physics] }), [
      { path: '/classes/1', message: '"Physics" and "Calculus" overlap on 2026-03-02.' },
    ]);
  });

  it('finds no problem where classes touch, or meet at one time in different weeks', () => {
    const next = buildClass({ title: 'Physics', from: '10:30', to: '11:00' });
    const later = buildClass({ title: 'Logic', startsOn: '2026-03-30', endsOn: '2026-04-30' });
    assert.deepEqual(problemsOf({ timeZone: 'UTC', classes: [buildClass(), next, later] }), []);
  });

  it('sees past a short class to the long one that is still under way', () => {
    const long = buildClass({ title: 'Lab', from: '09:00', to: '13:00' });
    const short = buildClass({ title: 'Talk', from: '09:30', to: '10:00' });
    const third = buildClass({ title: 'Seminar', from: '11:00', to: '12:00' });
    const paths = problemsOf({ timeZone: 'UTC', classes: [long, short, third] }).map(({ path }) => path);
    assert.deepEqual(paths, ['/classes/1', '/classes/2']);
  });

  it('says which class never takes place', () => {
    const never = buildClass({ weekday: 2, endsOn: '2026-03-02' });
    assert.deepEqual(problemsOf({ timeZone: 'UTC', classes: [never] }), [
      { path: '/classes/0', message: '"Calculus" takes place on none of its dates.' },
    ]);
  });
});

describe('properties', () => {
  const nine = Date.parse('2026-03-02T09:00:00Z');
  const hhmm = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const zones = ['UTC', 'Asia/Karachi', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];
  const someClass = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      from: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 720 }),
    })
    .map(({ weekday, from, length }) =>
      buildClass({
        weekday,
        from: hhmm(from),
        to: hhmm(Math.min(1440, from + length)),
        startsOn: '2025-10-01',
        endsOn: '2026-11-04',
      }),
    );
  /** Sorted, with no two overlapping: what a ledger holds. */
  const disjoint = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 120 })), { maxLength: 12 })
    .map((steps) => {
      let at = nine;
      return steps.map(([gap, length]): Interval => {
        const start = at + gap * 60_000;
        at = start + length * 60_000;
        return { start, end: at };
      });
    });
  const toCommitment = (interval: Interval): Commitment => ({
    ...interval,
    personId: 'ana',
    kind: 'session',
    title: 'Session',
    ref: null,
  });

  it('no occurrence is longer than the ledger looks back, whatever the clocks do', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), someClass, (timeZone, entry) => {
        for (const { start, end } of layOutClasses({ timeZone, classes: [entry] })) {
          assert.ok(start < end && end - start <= longestCommitment);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('a timetable without problems has no two occurrences that overlap, and one with a collision has', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(someClass, { maxLength: 6 }), (timeZone, classes) => {
        const occurrences = layOutClasses({ timeZone, classes });
        const collides = occurrences.some((a, index) =>
          occurrences.slice(index + 1).some((b) => overlaps(a, b)),
        );
        assert.equal(findOccurrenceProblems({ timeZone, classes }, occurrences).length > 0, collides);
      }),
      { numRuns: 30 },
    );
  });

  it('the clashes are what comparing each with each finds', () => {
    fc.assert(
      fc.property(disjoint, disjoint, (occurrences, reserved) => {
        const commitments = reserved.map(toCommitment);
        const expected = commitments.filter((one) => occurrences.some((other) => overlaps(one, other)));
        assert.deepEqual(findClashes(occurrences, commitments), expected);
      }),
    );
  });
});
