import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCalendarSearch } from './calendar-search.ts';
import { stepDate, visibleDays } from './visible-days.ts';

test('a month is shown in whole weeks from Monday on', () => {
  const days = visibleDays('month', '2026-03-15');
  assert.deepEqual([days.length, days[0], days.at(-1)], [42, '2026-02-23', '2026-04-05']);
  assert.equal(visibleDays('month', '2027-02-01').length, 28);
});

test('a week begins on Monday, a day is one, and an agenda begins with its date', () => {
  assert.deepEqual(visibleDays('week', '2026-03-01').at(0), '2026-02-23');
  assert.deepEqual(visibleDays('day', '2026-03-01'), ['2026-03-01']);
  assert.deepEqual(visibleDays('agenda', '2026-03-01').at(-1), '2026-03-28');
});

test('a step from a long month ends within the short one', () => {
  assert.equal(stepDate('month', '2026-01-31', 1), '2026-02-28');
  assert.equal(stepDate('week', '2026-03-01', -1), '2026-02-22');
});

test('an address that makes no sense shows what is usual', () => {
  assert.deepEqual(readCalendarSearch({ view: 'year', date: '2026-02-30' }), {});
  assert.deepEqual(readCalendarSearch({ view: 'day', date: '2026-02-28' }), {
    view: 'day',
    date: '2026-02-28',
  });
});
