import { type Instant, type Interval, type OffsetSegment, offsetSegments } from '@studyhall/time';
import { day, type Wall } from './wall-time.ts';

/** When the clocks of a place show what. */
export interface Zone {
  /** The stretches of even clocks that cover a range, in order; the first and the last reach beyond it. */
  segments(range: Interval): readonly OffsetSegment[];
}

export const utc: Zone = {
  segments: () => [{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY, offset: 0 }],
};

export function ianaZone(name: string): Zone {
  return { segments: (range) => offsetSegments(name, range) };
}

/**
 * The instant of a wall time as RFC 5545 (3.3.5) means it: the first of two, and where the clocks skip it, what
 * the clocks of before the jump would have called so.
 */
export function toInstant(wall: Wall, zone: Zone): Instant {
  let before: OffsetSegment | undefined;
  for (const segment of zone.segments({ start: wall - day, end: wall + day })) {
    const instant = wall - segment.offset;
    if (instant < segment.end) return instant < segment.start && before ? wall - before.offset : instant;
    before = segment;
  }
  return wall - (before?.offset ?? 0);
}
