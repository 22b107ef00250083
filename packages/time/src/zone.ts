import { InvalidTimeError } from './errors.ts';
import type { Instant } from './instant.ts';
import type { Interval } from './intervals.ts';

/** A stretch of time in which a zone's clocks run evenly: wall time is the instant plus `offset`. */
export interface OffsetSegment extends Interval {
  /** Milliseconds that the wall is ahead of UTC. */
  readonly offset: number;
}

/** About four years and four months: most ranges lie in one block, and a block holds few segments. */
const blockLength = 2 ** 37;
const maxBlocks = 2_000;
const blocks = new Map<string, readonly OffsetSegment[]>();

/** Whether the text is a name of the IANA time zone database in its exact spelling; an offset is not. */
export function isTimeZone(name: string): boolean {
  try {
    const { timeZoneId } = inZone(0, name);
    return timeZoneId === name && !/^[+-]/.test(name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Throws InvalidTimeError (`unknown-time-zone`). */
export function checkTimeZone(name: string): void {
  if (isTimeZone(name)) return;
  throw new InvalidTimeError(
    'unknown-time-zone',
    `"${name}" is not a time zone such as Asia/Karachi.`,
    '/timeZone',
  );
}

/**
 * The segments that cover a range, in order; the first and the last reach beyond it. Transitions come from
 * Temporal once per zone and block of years, and are kept in a bounded map, so that a call costs no look-up.
 * Throws InvalidTimeError (`unknown-time-zone`).
 */
export function offsetSegments(timeZone: string, range: Interval): readonly OffsetSegment[] {
  const first = Math.floor(range.start / blockLength);
  const last = Math.floor((range.end - 1) / blockLength);
  const segments = segmentsOfBlock(timeZone, first);
  if (last <= first) return segments;
  const all = [...segments];
  for (let block = first + 1; block <= last; block += 1) all.push(...segmentsOfBlock(timeZone, block));
  return all;
}

/** The first segment of a range that matches; one always must. */
export function findSegment(
  timeZone: string,
  range: Interval,
  matches: (segment: OffsetSegment) => boolean,
): OffsetSegment {
  const segment = offsetSegments(timeZone, range).find(matches);
  if (!segment) throw new Error(`No clock of ${timeZone} fits from ${range.start} to ${range.end}`);
  return segment;
}

function segmentsOfBlock(timeZone: string, block: number): readonly OffsetSegment[] {
  const key = `${block} ${timeZone}`;
  const known = blocks.get(key);
  if (known) return known;
  checkTimeZone(timeZone);
  const segments = readSegments(timeZone, block * blockLength, (block + 1) * blockLength);
  if (blocks.size >= maxBlocks) forgetOldest();
  blocks.set(key, segments);
  return segments;
}

function readSegments(timeZone: string, from: Instant, end: Instant): OffsetSegment[] {
  const segments: OffsetSegment[] = [];
  let start = from;
  let clock = inZone(start, timeZone);
  while (start < end) {
    const next = clock.getTimeZoneTransition('next');
    const until = next ? Math.min(next.epochMilliseconds, end) : end;
    segments.push({ start, end: until, offset: clock.offsetNanoseconds / 1_000_000 });
    start = until;
    if (next) clock = next;
  }
  return segments;
}

function inZone(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

function forgetOldest(): void {
  const oldest = blocks.keys().next();
  if (!oldest.done) blocks.delete(oldest.value);
}
