import { type DayNumber, day } from './calendar-date.ts';
import { InvalidTimeError } from './errors.ts';
import { type Instant, minute } from './instant.ts';
import type { Interval } from './intervals.ts';
import { type OffsetSegment, offsetSegments } from './zone.ts';

/** Starts at even distances. A change of the clocks by whole steps does not end it. */
interface StartRun {
  readonly first: Instant;
  /** How many they are. */
  readonly size: number;
  /** The number of its first start among those of the grid. */
  readonly index: number;
}

/** The starts of windows, numbered from 0 in their order. */
export interface StartGrid {
  readonly runs: readonly StartRun[];
  /** How the clocks run meanwhile, on whose wall the starts are whole steps. */
  readonly clocks: readonly OffsetSegment[];
  readonly count: number;
  /** Milliseconds between starts, but at a change of the clocks. */
  readonly step: number;
  /** Milliseconds that a window lasts. */
  readonly length: number;
}

export interface GridRules {
  readonly timeZone: string;
  /** Divides a day, so that every day has the same times. */
  readonly stepMinutes: number;
  /** At most a day. */
  readonly minutes: number;
}

/**
 * The starts of windows that lie in a range: where the wall of the zone shows a whole number of steps after
 * midnight, and the moment of a jump that skips such a time, as a series has it. Throws InvalidTimeError.
 */
export function buildStartGrid(range: Interval, { timeZone, stepMinutes, minutes }: GridRules): StartGrid {
  checkGridRules(stepMinutes, minutes);
  const step = stepMinutes * minute;
  const length = minutes * minute;
  const runs: StartRun[] = [];
  let count = 0;
  const addRun = (first: Instant, end: Instant): void => {
    const size = Math.ceil((end - first) / step);
    if (size <= 0) return;
    const last = runs.at(-1);
    if (last && last.first + last.size * step === first)
      runs.splice(-1, 1, { ...last, size: last.size + size });
    else runs.push({ first, size, index: count });
    count += size;
  };
  const endOfStarts = range.end - length + 1;
  let before: OffsetSegment | undefined;
  const clocks = offsetSegments(timeZone, range);
  for (const segment of clocks) {
    const { offset } = segment;
    const from = Math.max(segment.start, range.start);
    const end = Math.min(segment.end, endOfStarts);
    const first = alignUp(from + offset, step) - offset;
    const isSkipped = before !== undefined && alignUp(from + before.offset, step) < from + offset;
    if (from === segment.start && first > from && isSkipped) addRun(from, Math.min(from + 1, end));
    addRun(first, end);
    before = segment;
  }
  return { runs, clocks, count, step, length };
}

/** The number of the first start at an instant or later; the count of starts where there is none. */
export function firstStartFrom({ runs, count, step }: StartGrid, instant: Instant): number {
  for (const { first, size, index } of runs) {
    const passed = Math.max(Math.ceil((instant - first) / step), 0);
    if (passed < size) return index + passed;
  }
  return count;
}

/** The starts `[from, until)` whose windows overlap that of one, by number. */
export function overlappingStarts(grid: StartGrid, at: number): [from: number, until: number] {
  const start = startAt(grid, at);
  return [firstStartFrom(grid, start - grid.length + 1), firstStartFrom(grid, start + grid.length)];
}

/** The instant of a start, by number. */
export function startAt({ runs, step }: StartGrid, at: number): Instant {
  const run = runs.findLast(({ index }) => index <= at);
  return run ? run.first + (at - run.index) * step : Number.NaN;
}

/** The local date of a start, by number, as a day number. */
export function dayAt(grid: StartGrid, at: number): DayNumber {
  const start = startAt(grid, at);
  const clock = grid.clocks.find(({ end }) => start < end);
  return Math.floor((start + (clock?.offset ?? 0)) / day);
}

/** The instants of all starts. */
export function listStarts({ runs, count, step }: StartGrid): Float64Array {
  const starts = new Float64Array(count);
  for (const { first, size, index } of runs) {
    for (let at = 0; at < size; at += 1) starts[index + at] = first + at * step;
  }
  return starts;
}

function alignUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

function checkGridRules(stepMinutes: number, minutes: number): void {
  const minutesOfDay = day / minute;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > minutesOfDay) {
    throw new InvalidTimeError('invalid-length', 'A window lasts 1 to 1,440 whole minutes.', '/minutes');
  }
  if (!Number.isInteger(stepMinutes) || stepMinutes < 1 || minutesOfDay % stepMinutes !== 0) {
    throw new InvalidTimeError(
      'invalid-length',
      'A step is a number of minutes that divides a day.',
      '/stepMinutes',
    );
  }
}
