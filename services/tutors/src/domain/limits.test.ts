import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Instant, parseInstant } from '@studyhall/time';
import { type BookedLoad, findExceededLimit, fullPeriods, loadWindows } from './limits.ts';

const at = (text: string): Instant => parseInstant(`${text}:00Z`);
const iso = (instant: Instant) => new Date(instant).toISOString().slice(0, 16);

const policy = {
  maxPerDay: 2,
  maxPerWeek: 3,
  cancelNoticeMinutes: 60,
  noShowsBeforePause: 2,
  timeZone: 'Asia/Karachi',
};
const nothing: BookedLoad = { student: [], tutor: [], noShows: [], waitedFor: false };
const wanted = at('2026-03-04T09:00');
const windows = loadWindows(wanted, 'Asia/Karachi', 'Europe/London');

function check(load: Partial<BookedLoad>) {
  return findExceededLimit({ wanted, load: { ...nothing, ...load }, windows, policy, tutorMaxPerWeek: 4 });
}

describe('loadWindows', () => {
  it('has the day and week of the policy’s zone, and the week of the tutor’s', () => {
    const [day, week, tutorWeek] = [windows.studentDay, windows.studentWeek, windows.tutorWeek];
    assert.deepEqual([iso(day.start), iso(day.end)], ['2026-03-03T19:00', '2026-03-04T19:00']);
    assert.deepEqual([iso(week.start), iso(week.end)], ['2026-03-01T19:00', '2026-03-08T19:00']);
    assert.deepEqual([iso(tutorWeek.start), iso(tutorWeek.end)], ['2026-03-02T00:00', '2026-03-09T00:00']);
  });

  it('has a day of 25 hours where the clocks go back', () => {
    const { studentDay } = loadWindows(at('2026-10-25T12:00'), 'Europe/London', 'UTC');
    assert.equal(studentDay.end - studentDay.start, 25 * 3_600_000);
  });

  it('has whole days where the clocks skip midnight', () => {
    const { studentDay, studentWeek } = loadWindows(at('2026-04-24T12:00'), 'Africa/Cairo', 'UTC');
    assert.deepEqual([iso(studentDay.start), iso(studentDay.end)], ['2026-04-23T22:00', '2026-04-24T21:00']);
    assert.equal(iso(studentWeek.end), '2026-04-26T21:00');
  });
});

describe('findExceededLimit', () => {
  it('lets the last one in and not one more', () => {
    assert.equal(check({ student: [at('2026-03-04T05:00')] }), null);
    assert.equal(check({ student: [at('2026-03-04T05:00'), at('2026-03-04T06:00')] }), 'max-per-day');
  });

  it('counts the week beyond the day', () => {
    const days = ['2026-03-02T05:00', '2026-03-05T05:00', '2026-03-06T05:00'].map(at);
    assert.equal(check({ student: days.slice(1) }), null);
    assert.equal(check({ student: days }), 'max-per-week');
  });

  it('counts the tutor’s week', () => {
    assert.equal(check({ tutor: [1, 2, 3] }), null);
    assert.equal(check({ tutor: [1, 2, 3, 4] }), 'weekly-limit');
  });

  it('does not count those who race for the same time, nor one time twice', () => {
    assert.equal(check({ tutor: [wanted, wanted, wanted, 1, 1, 2, 3] }), null);
  });

  it('pauses before anything else, and gives way to those who wait after everything', () => {
    assert.equal(check({ noShows: [1] }), null);
    assert.equal(check({ noShows: [1, 2], tutor: [1, 2, 3, 4], waitedFor: true }), 'paused');
    assert.equal(check({ tutor: [1, 2, 3, 4], waitedFor: true }), 'weekly-limit');
    assert.equal(check({ waitedFor: true }), 'waitlist');
  });
});

describe('fullPeriods', () => {
  it('are the days and weeks that have no room', () => {
    const starts = ['2026-03-04T05:00', '2026-03-04T06:00', '2026-03-06T05:00'].map(at);
    assert.deepEqual(
      fullPeriods(starts.slice(0, 2), policy).map(({ start }) => iso(start)),
      ['2026-03-03T19:00'],
    );
    assert.deepEqual(
      fullPeriods(starts, policy).map(({ start, end }) => [iso(start), iso(end)]),
      [
        ['2026-03-03T19:00', '2026-03-04T19:00'],
        ['2026-03-01T19:00', '2026-03-08T19:00'],
      ],
    );
  });
});
