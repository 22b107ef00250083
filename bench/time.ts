import assert from 'node:assert/strict';
import { findSlots, type SlotQuery } from '@studyhall/time';
import { type LibrarySlots, prepareLibraries } from './library-slots.ts';
import { type BenchResult, judge, printResults, spreadOf } from './result.ts';
import { inTurn, ratioOf, timeOf } from './rounds.ts';
import { buildTutor } from './time-cases.ts';

interface Work {
  readonly run: () => unknown;
  /** Calls that make up one sample. */
  readonly calls: number;
}

/**
 * All free starts over four weeks, in process: against fixed limits, and against rrule-temporal with luxon.
 * The libraries are also timed at less than what is asked, with the commitments of each day picked for them.
 */
export async function benchTime(): Promise<BenchResult[]> {
  const tutors = Array.from({ length: 20 }, (_, seed) => buildTutor(seed));
  const libraries = tutors.map(prepareLibraries);
  const [tutor] = tutors;
  const [library] = libraries;
  assert.ok(tutor && library);
  for (const [index, each] of tutors.entries()) assertSameStarts(each, libraries[index] ?? library);

  const findOne = { run: () => findSlots(tutor), calls: 500 };
  const findTwenty = { run: () => tutors.map(findSlots), calls: 25 };
  const one = await compare(findOne, { run: library.findStarts, calls: 5 });
  const picked = await compare(findOne, { run: library.findStartsPicked, calls: 50 });
  const twenty = await compare(findTwenty, {
    run: () => libraries.map((each) => each.findStarts()),
    calls: 1,
  });
  return [
    judge({ name: 'slots of a tutor', ...one, limit: { of: 'ours', bound: 'at most', value: 0.3 } }),
    judge({ name: '... against libraries', ...one, limit: { of: 'ratio', bound: 'at least', value: 30 } }),
    judge({
      name: '... days picked for them',
      ...picked,
      limit: { of: 'ratio', bound: 'at least', value: 10 },
    }),
    judge({ name: 'slots of 20 tutors', ...twenty, limit: { of: 'ours', bound: 'at most', value: 4 } }),
  ];
}

async function compare(
  ours: Work,
  theirs: Work,
): Promise<Pick<BenchResult, 'unit' | 'ours' | 'theirs' | 'ratio'>> {
  timeOf(ours.run, ours.calls); // warm up
  timeOf(theirs.run, theirs.calls);
  const samples = await inTurn(
    () => timeOf(ours.run, ours.calls),
    () => timeOf(theirs.run, theirs.calls),
  );
  return {
    unit: 'ms',
    ours: spreadOf(samples.ours),
    theirs: spreadOf(samples.theirs),
    ratio: ratioOf(samples.theirs, samples.ours),
  };
}

/** A figure for a wrong answer would be worth nothing. */
function assertSameStarts(tutor: SlotQuery, library: LibrarySlots): void {
  const { starts } = findSlots(tutor);
  assert.ok(starts.length > 0);
  assert.deepEqual(library.findStarts(), starts);
  assert.deepEqual(library.findStartsPicked(), starts);
}

if (import.meta.main) {
  const results = await benchTime();
  printResults(results);
  process.exitCode = results.every(({ pass }) => pass) ? 0 : 1;
}
