import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  expandWeeklyHours,
  type Interval,
  instantAt,
  intersectIntervals,
  mergeIntervals,
  parseInstant,
  subtractIntervals,
} from './index.ts';
import { findSlotsIn } from './slots.ts';
import type { DailyHours } from './wall-clock.ts';

type Pair = readonly [string, string];

interface Cases {
  slots: {
    id: string;
    rule: string;
    now?: string;
    notice?: number;
    free: Pair[];
    len: number;
    step: number;
    count?: number;
    starts?: string[];
  }[];
  weekly: (WeeklyCase | WallTimeCase)[];
  intersect: { id: string; rule: string; lists: Pair[][]; expect: Pair[] }[];
  subtract: { id: string; rule: string; from: Pair[]; minus: Pair[]; expect: Pair[] }[];
}

interface WeeklyCase {
  id: string;
  rule: string;
  timeZone: string;
  weekly: ({ weekdays: number[] } & DailyHours)[];
  overrides?: { date: string; hours: DailyHours[] }[];
  range: Pair;
  free?: Pair[];
  first?: Pair;
}

interface WallTimeCase {
  id: string;
  rule: string;
  timeZone: string;
  at: string;
  utc: Record<string, string>;
}

const copy = new URL('../testdata/scheduling.json', import.meta.url);
const shared = new URL('../../../../shared/cases/scheduling.json', import.meta.url);

for (const file of [copy, shared].filter((url) => existsSync(url))) {
  const cases: Cases = JSON.parse(readFileSync(file, 'utf8'));
  describe(`scheduling cases of ${file === copy ? 'testdata' : 'shared'}`, () => {
    for (const each of cases.slots) it(`${each.id}: ${each.rule}`, () => checkSlots(each));
    for (const each of cases.weekly) {
      it(`${each.id}: ${each.rule}`, () => ('at' in each ? checkWallTimes(each) : checkWeekly(each)));
    }
    for (const { id, rule, lists, expect } of cases.intersect) {
      it(`${id}: ${rule}`, () => {
        assert.deepEqual(intersectIntervals(...lists.map(onOneDay)), onOneDay(expect));
      });
    }
    for (const { id, rule, from, minus, expect } of cases.subtract) {
      it(`${id}: ${rule}`, () => {
        assert.deepEqual(subtractIntervals(onOneDay(from), onOneDay(minus)), onOneDay(expect));
      });
    }
  });
}

function checkSlots({ now, notice = 0, free, len, step, count, starts }: Cases['slots'][number]): void {
  const earliest = now === undefined ? Number.NEGATIVE_INFINITY : parseInstant(now);
  const answer = findSlotsIn({
    stretches: mergeIntervals(free.map(interval)),
    timeZone: 'UTC',
    busy: [],
    range: { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY },
    rules: {
      minutes: len,
      stepMinutes: step,
      bufferMinutes: 0,
      earliest,
      noticeUntil: earliest + notice * 60_000,
      horizonEnd: Number.POSITIVE_INFINITY,
      fullWeeks: [],
    },
  });
  assert.equal(answer.starts.length, count ?? starts?.length);
  if (starts) assert.deepEqual(answer.starts, starts.map(parseInstant));
}

function checkWeekly({ timeZone, weekly, overrides = [], range, free, first }: WeeklyCase): void {
  const rows = weekly.flatMap(({ weekdays, from, to }) => weekdays.map((weekday) => ({ weekday, from, to })));
  const expanded = expandWeeklyHours({ timeZone, weekly: rows, overrides }, interval(range));
  if (first) assert.deepEqual(expanded[0], interval(first));
  if (free) assert.deepEqual(expanded, free.map(interval));
  assert.ok(first || free, 'the case expects something');
}

function checkWallTimes({ timeZone, at, utc }: WallTimeCase): void {
  for (const [date, time] of Object.entries(utc)) {
    assert.equal(instantAt(date, at, timeZone), parseInstant(`${date}T${time}:00Z`), date);
  }
}

function interval([start, end]: Pair): Interval {
  return { start: parseInstant(start), end: parseInstant(end) };
}

function onOneDay(pairs: readonly Pair[]): Interval[] {
  return pairs.map(([start, end]) => interval([`2025-01-15T${start}:00Z`, `2025-01-15T${end}:00Z`]));
}
