import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from '@studyhall/time';
import { findHoursProblem, findMoveProblem, findStartProblem } from './start-problem.ts';
import type { BookableTutor } from './tutor.ts';

const now = parseInstant('2026-03-02T08:00:00Z');
const hour = 3_600_000;
const mornings = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '12:00' }));
const tutor: BookableTutor = {
  id: 'tutor',
  name: 'Tutor',
  status: 'approved',
  courses: ['CS-101'],
  modes: ['online'],
  place: null,
  link: null,
  sessionMinutes: [60],
  bufferMinutes: 15,
  minNoticeMinutes: 120,
  maxAdvanceDays: 14,
  maxPerWeek: 10,
  instantBooking: true,
  revision: 1,
  timeZone: 'UTC',
  hours: { timeZone: 'UTC', weekly: mornings, overrides: [] },
};

function hourFrom(text: string) {
  const start = parseInstant(text);
  return { start, end: start + hour };
}

describe('findStartProblem', () => {
  for (const [start, rule] of [
    ['2026-03-02T07:59:00Z', 'past'],
    ['2026-03-02T09:30:00Z', 'notice'],
    ['2026-03-02T10:00:00Z', null],
    ['2026-03-03T08:30:00Z', 'outside-hours'],
    ['2026-03-03T11:00:00Z', null],
    ['2026-03-03T11:01:00Z', 'ends-too-late'],
    ['2026-03-14T10:00:00Z', 'outside-hours'],
    ['2026-03-16T09:00:00Z', 'horizon'],
    ['2150-01-01T00:00:00Z', 'horizon'],
  ] as const) {
    it(`is ${rule} for ${start}`, () => {
      assert.equal(findStartProblem(tutor, hourFrom(start), now), rule);
    });
  }
});

describe('findMoveProblem', () => {
  it('lets a tutor move anywhere ahead within a year', () => {
    assert.equal(findMoveProblem(now - 1, now), 'past');
    assert.equal(findMoveProblem(now, now), null);
    assert.equal(findMoveProblem(now + 400 * 24 * hour, now), 'horizon');
  });
});

describe('findHoursProblem', () => {
  it('knows nothing of now', () => {
    assert.equal(findHoursProblem(tutor, hourFrom('2025-09-01T09:00:00Z')), null);
    assert.equal(findHoursProblem(tutor, hourFrom('2025-09-01T14:00:00Z')), 'outside-hours');
  });
});
