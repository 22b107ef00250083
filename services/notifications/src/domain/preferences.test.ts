import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endOfQuietHours, nextDaily, type Wishes } from './preferences.ts';

const wishes = (from: string, to: string, timeZone = 'Asia/Karachi'): Wishes => ({
  language: 'en',
  timeZone,
  quietHours: { from, to },
  channels: {},
});
const at = (text: string) => Date.parse(text);

describe('quiet hours', () => {
  it('end in the morning where they span midnight, before it and after it', () => {
    const night = wishes('22:00', '07:30');
    assert.equal(endOfQuietHours(night, at('2026-11-02T23:15:00+05:00')), at('2026-11-03T07:30:00+05:00'));
    assert.equal(endOfQuietHours(night, at('2026-11-03T03:00:00+05:00')), at('2026-11-03T07:30:00+05:00'));
  });

  it('are half-open', () => {
    const night = wishes('22:00', '07:30');
    assert.notEqual(endOfQuietHours(night, at('2026-11-02T22:00:00+05:00')), null);
    assert.equal(endOfQuietHours(night, at('2026-11-03T07:30:00+05:00')), null);
  });

  it('may lie within a day', () => {
    const lecture = wishes('10:00', '12:00');
    assert.equal(endOfQuietHours(lecture, at('2026-11-02T11:00:00+05:00')), at('2026-11-02T12:00:00+05:00'));
    assert.equal(endOfQuietHours(lecture, at('2026-11-02T13:00:00+05:00')), null);
  });

  it('keep to the wall when the clocks change', () => {
    const night = wishes('22:00', '07:00', 'Europe/London');
    assert.equal(endOfQuietHours(night, at('2026-03-28T23:00:00Z')), at('2026-03-29T07:00:00+01:00'));
    assert.equal(endOfQuietHours(night, at('2026-10-24T23:00:00+01:00')), at('2026-10-25T07:00:00Z'));
  });

  it('hold all day where they end as they begin', () => {
    const always = wishes('08:00', '08:00');
    assert.equal(endOfQuietHours(always, at('2026-11-02T11:00:00+05:00')), at('2026-11-03T08:00:00+05:00'));
  });
});

describe('the daily mail', () => {
  it('goes out at eight on the wall, today or tomorrow', () => {
    assert.equal(nextDaily('Asia/Karachi', at('2026-11-02T07:59:00+05:00')), at('2026-11-02T08:00:00+05:00'));
    assert.equal(nextDaily('Asia/Karachi', at('2026-11-02T08:00:00+05:00')), at('2026-11-03T08:00:00+05:00'));
  });
});
