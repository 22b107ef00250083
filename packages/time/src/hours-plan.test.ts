import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type WeeklyHours, weeklyHoursProblems } from './hours-plan.ts';
import { expandWeeklyHours } from './weekly-hours.ts';

const nineToFive = { from: '09:00', to: '17:00' };
const sound: WeeklyHours = {
  timeZone: 'Asia/Karachi',
  weekly: [{ weekday: 1, ...nineToFive }],
  overrides: [{ date: '2026-01-05', hours: [nineToFive] }],
  effectiveFrom: '2026-01-05',
  effectiveTo: '2026-01-05',
};

function problemsOf(changes: Partial<WeeklyHours>): string[] {
  return weeklyHoursProblems({ ...sound, ...changes }).map(({ code, path }) => `${code} ${path}`);
}

describe('weeklyHoursProblems', () => {
  it('finds none in sound hours', () => {
    assert.deepEqual(problemsOf({}), []);
  });

  it('finds every one, each with its field', () => {
    const found = problemsOf({
      timeZone: 'Mars/Olympus',
      weekly: [
        { weekday: 0, ...nineToFive },
        { weekday: 8, ...nineToFive },
        { weekday: 1.5, ...nineToFive },
        { weekday: 1, from: '17:00', to: '09:00' },
        { weekday: 1, from: '9:00', to: '10:00' },
      ],
      overrides: [
        { date: '2026-02-30', hours: [] },
        { date: '2026-01-05', hours: [nineToFive, { from: '09:00', to: '24:30' }] },
        { date: '2026-01-05', hours: [] },
      ],
      effectiveFrom: 'soon',
      effectiveTo: '2026-13-01',
    });
    assert.deepEqual(found, [
      'unknown-time-zone /timeZone',
      'invalid-weekday /weekly/0/weekday',
      'invalid-weekday /weekly/1/weekday',
      'invalid-weekday /weekly/2/weekday',
      'hours-reversed /weekly/3',
      'invalid-time-of-day /weekly/4/from',
      'invalid-date /overrides/0/date',
      'invalid-time-of-day /overrides/1/hours/1/to',
      'date-repeated /overrides/2/date',
      'invalid-date /effectiveFrom',
      'invalid-date /effectiveTo',
    ]);
  });

  it('finds effective dates that are reversed', () => {
    assert.deepEqual(problemsOf({ effectiveFrom: '2026-01-06' }), ['dates-reversed /effectiveTo']);
  });

  it('has found first what expandWeeklyHours throws', () => {
    const hours = { ...sound, weekly: [{ weekday: 9, ...nineToFive }] };
    const [problem] = weeklyHoursProblems(hours);
    assert.ok(problem);
    assert.throws(() => expandWeeklyHours(hours, { start: 0, end: 1 }), problem);
  });
});
