import assert from 'node:assert/strict';
import { type CommonTimesQuery, findCommonTimes } from '@studyhall/time';
import { buildFinderCase } from './finder-cases.ts';
import { prepareNested } from './nested-finder.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { inTurn, ratioOf, rounds, timeOf } from './rounds.ts';

const slots = 1_568;

/** Finding a time over four weeks, in process: against fixed limits, and against a nested scan. */
export async function benchFinder(): Promise<BenchResult[]> {
  const crowd = buildFinderCase(200, 7);
  const starts = listSlots(crowd);
  const scan = prepareNested(crowd, starts);
  assertSameCounts(crowd, starts, scan);
  const ours = () => timeOf(() => findCommonTimes(crowd), 50);
  const nested = () => timeOf(scan, 3);
  // As long for both: what runs often is compiled by then.
  timeOf(() => findCommonTimes(crowd), 2_000);
  timeOf(scan, 20);
  const against = await inTurn(ours, nested);
  return [
    ...[
      { people: 10, limit: 0.5, calls: 500 },
      { people: 100, limit: 2, calls: 200 },
      { people: 1000, limit: 20, calls: 100 },
    ].map(({ people, limit, calls }) =>
      judge({
        name: `a time for ${people} people, p99`,
        unit: 'ms',
        limit: { of: 'ours', bound: 'at most', value: limit },
        ours: spreadOf(percentiles(buildFinderCase(people, people), calls)),
      }),
    ),
    judge({
      name: `200 people, ${slots} slots, against a nested scan`,
      unit: 'ms',
      limit: { of: 'ratio', bound: 'at least', value: 100 },
      ours: spreadOf(against.ours),
      theirs: spreadOf(against.theirs),
      ratio: ratioOf(against.theirs, against.ours),
    }),
  ];
}

/** The 99th of a hundred calls, round by round. */
function percentiles(query: CommonTimesQuery, calls: number): number[] {
  timeOf(() => findCommonTimes(query), calls); // warm up
  return Array.from({ length: rounds }, () => {
    const times = Array.from({ length: calls }, () => timeOf(() => findCommonTimes(query), 1));
    return times.toSorted((a, b) => a - b)[Math.ceil(calls * 0.99) - 1] ?? 0;
  });
}

/** The quarters of an hour from 8 to 22 in London: what one who scans would look at. */
function listSlots({ range }: CommonTimesQuery): number[] {
  const quarter = 15 * 60_000;
  const all = Array.from(
    { length: (range.end - range.start) / quarter },
    (_, index) => range.start + index * quarter,
  );
  return all.filter((start) => {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('Europe/London');
    return hour >= 8 && hour < 22;
  });
}

/** A figure for a wrong answer would be worth nothing. */
function assertSameCounts(
  query: CommonTimesQuery,
  starts: readonly number[],
  scan: ReturnType<typeof prepareNested>,
): void {
  const counts = new Map(scan().map(({ start, free }) => [start, free]));
  const windows = findCommonTimes(query);
  assert.ok(Math.abs(starts.length - slots) <= 4, `${starts.length} slots`);
  assert.equal(windows[0]?.free, Math.max(...counts.values()));
  for (const { start, free } of windows) assert.equal(free, counts.get(start));
}

if (import.meta.main) {
  const results = await benchFinder();
  printResults(results);
  process.exitCode = results.every(({ pass }) => pass) ? 0 : 1;
}
