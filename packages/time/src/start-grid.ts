import { day } from './calendar-date.ts';
import { InvalidTimeError } from './errors.ts';
import { type Instant, minute } from './instant.ts';
import type { Interval } from './intervals.ts';
import { type OffsetSegment, offsetSegments } from './zone.ts';

/** Starts at even distances while a zone's clocks run evenly. */
interface StartRun {
  readonly first: Instant;
  readonly last: Instant;
  /** The number of its first start among those of the grid. */
  readonly index: number;
  /** Milliseconds that the wall is ahead of UTC. */
  readonly offset: number;
}

/** The starts of windows, numbered from 0 in their order. */
export interface StartGrid {
  readonly runs: readonly StartRun[];
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
  const addRun = (first: Instant, end: Instant, offset: number): void => {
    const size = Math.ceil((end - first) / step);
    if (size <= 0) return;
    runs.push({ first, last: first + (size - 1) * step, index: count, offset });
    count += size;
  };
  const endOfStarts = range.end - length + 1;
  let before: OffsetSegment | undefined;
  for (const segment of offsetSegments(timeZone, range)) {
    const { offset } = segment;
    const from = Math.max(segment.start, range.start);
    const end = Math.min(segment.end, endOfStarts);
    const first = alignUp(from + offset, step) - offset;
    const isSkipped = before !== undefined && alignUp(from + before.offset, step) < from + offset;
    if (from === segment.start && first > from && isSkipped) addRun(from, Math.min(from + 1, end), offset);
    addRun(first, end, offset);
    before = segment;
  }
  return { runs, count, step, length };
}

/** The number of the first start at an instant or later; the count of starts where there is none. */
export function firstStartFrom({ runs, count, step }: StartGrid, instant: Instant): number {
  for (const { first, last, index } of runs) {
    if (instant <= first) return index;
    if (instant <= last) return index + Math.ceil((instant - first) / step);
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

/** The instants of all starts. */
export function listStarts({ runs, count, step }: StartGrid): Float64Array {
  const starts = new Float64Array(count);
  for (const { first, last, index } of runs) {
    for (let start = first, at = index; start <= last; start += step, at += 1) starts[at] = start;
  }
  return starts;
}

/** The local date of every start, as a day number. */
export function listDays({ runs, count, step }: StartGrid): Int32Array {
  const days = new Int32Array(count);
  for (const { first, last, index, offset } of runs) {
    for (let start = first, at = index; start <= last; start += step, at += 1) {
      days[at] = Math.floor((start + offset) / day);
    }
  }
  return days;
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
