import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layOutDays, spansByDay } from './day-spans.ts';

const zone = 'Europe/London';

function spansOf(dates: readonly string[], start: string, end: string) {
  const spans = spansByDay([{ start, end }], layOutDays(dates, zone), zone);
  return Object.fromEntries([...spans].map(([date, list]) => [date, list.map(({ from, to }) => [from, to])]));
}

test('what lasts over midnight is on both days', () => {
  assert.deepEqual(spansOf(['2026-03-02', '2026-03-03'], '2026-03-02T22:30:00Z', '2026-03-03T01:00:00Z'), {
    '2026-03-02': [[1350, 1440]],
    '2026-03-03': [[0, 60]],
  });
});

test('what ends at midnight is not on the day after', () => {
  assert.deepEqual(spansOf(['2026-03-02', '2026-03-03'], '2026-03-02T23:00:00Z', '2026-03-03T00:00:00Z'), {
    '2026-03-02': [[1380, 1440]],
    '2026-03-03': [],
  });
});

test('on the day when clocks go forward, things stand at their times on the wall', () => {
  assert.deepEqual(spansOf(['2026-03-29'], '2026-03-29T09:00:00Z', '2026-03-29T10:00:00Z'), {
    '2026-03-29': [[600, 660]],
  });
});

test('in the hour that comes twice, nothing ends before it begins', () => {
  assert.deepEqual(spansOf(['2026-10-25'], '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z'), {
    '2026-10-25': [[105, 105]],
  });
});

test('what is outside of the days is left out', () => {
  assert.deepEqual(spansOf(['2026-03-02'], '2026-03-04T09:00:00Z', '2026-03-04T10:00:00Z'), {
    '2026-03-02': [],
  });
});
