import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from '@studyhall/time';
import { findFullWeeks, slotRules, weeksAround } from './tutor-slots.ts';

const tutor = {
  timeZone: 'Europe/London',
  bufferMinutes: 10,
  minNoticeMinutes: 120,
  maxAdvanceDays: 7,
  maxPerWeek: 2,
};
const at = (text: string) => parseInstant(text);

describe('slotRules', () => {
  it('count the notice in minutes and the horizon in local days', () => {
    const now = at('2026-03-25T12:00:00Z');
    const rules = slotRules(tutor, { minutes: 30, stepMinutes: 15, now, fullWeeks: [] });
    assert.equal(rules.noticeUntil, at('2026-03-25T14:00:00Z'));
    assert.equal(
      rules.horizonEnd,
      at('2026-04-01T11:00:00Z'),
      'the same wall time after the clocks went forward',
    );
  });
});

describe('findFullWeeks', () => {
  it('are those that reach the limit, from local Monday to Monday', () => {
    // The clocks go forward on Sunday, 29 March.
    const starts = ['2026-03-23T00:00:00Z', '2026-03-29T22:59:00Z', '2026-03-29T23:00:00Z'].map(at);
    assert.deepEqual(findFullWeeks(starts, tutor), [
      { start: at('2026-03-23T00:00:00Z'), end: at('2026-03-29T23:00:00Z') },
    ]);
  });

  it('are none below the limit', () => {
    assert.deepEqual(findFullWeeks([at('2026-03-23T00:00:00Z')], tutor), []);
  });
});

describe('weeksAround', () => {
  it('are whole weeks, and end with the one of the last instant', () => {
    const week = { start: at('2026-01-05T00:00:00Z'), end: at('2026-01-12T00:00:00Z') };
    assert.deepEqual(weeksAround(week, 'UTC'), week);
    const touched = { start: at('2026-01-11T23:00:00Z'), end: at('2026-01-12T00:00:01Z') };
    assert.deepEqual(weeksAround(touched, 'UTC'), { start: week.start, end: at('2026-01-19T00:00:00Z') });
  });
});
