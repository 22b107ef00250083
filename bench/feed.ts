import assert from 'node:assert/strict';
import { readBusyTimes, type WrittenEvent, writeCalendar } from '@studyhall/ics';
import { randomFrom } from './random.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { inTurn, timeOf } from './rounds.ts';

const minute = 60_000;
const day = 1_440 * minute;
const now = Date.parse('2026-01-05T00:00Z');
const timeZone = 'Europe/London';
const calls = 20;

/** A calendar of 500 events, in process: written for who subscribes, and read as an import. */
export async function benchFeed(): Promise<BenchResult[]> {
  const events = buildEvents(500);
  const write = () => writeCalendar({ name: 'Study Hall', timeZone, events, now });
  const text = write();
  const read = () =>
    readBusyTimes(text, { timeZone, window: { start: now, end: now + 366 * day }, mostTimes: 5_000 });
  assertSameTimes(events, read().times);
  timeOf(write, calls); // warm up
  timeOf(read, calls);
  const { ours: written, theirs: readBack } = await inTurn(
    () => timeOf(write, calls),
    () => timeOf(read, calls),
  );
  return [
    judge({
      name: `a feed of ${events.length} events, written`,
      unit: 'ms',
      limit: { of: 'ours', bound: 'at most', value: 25 },
      ours: spreadOf(written),
    }),
    judge({
      name: '... and read',
      unit: 'ms',
      limit: { of: 'ours', bound: 'at most', value: 50 },
      ours: spreadOf(readBack),
    }),
  ];
}

/** One every 1,000 minutes: through a year in which the clocks change twice. */
function buildEvents(count: number): WrittenEvent[] {
  const random = randomFrom(500);
  return Array.from({ length: count }, (_, index) => {
    const start = now + index * 1_000 * minute;
    const end = start + (30 + 5 * Math.floor(random() * 18)) * minute;
    return { uid: `${index}@studyhall`, sequence: 0, title: 'Calculus', status: 'confirmed', start, end };
  });
}

/** A figure for a wrong answer would be worth nothing. */
function assertSameTimes(
  events: readonly WrittenEvent[],
  times: readonly { start: number; end: number }[],
): void {
  const bounds = (all: readonly { start: number; end: number }[]) =>
    all.map(({ start, end }) => [start, end]);
  assert.deepEqual(bounds(times), bounds(events));
}

if (import.meta.main) {
  const results = await benchFeed();
  printResults(results);
  process.exitCode = results.every(({ pass }) => pass) ? 0 : 1;
}
