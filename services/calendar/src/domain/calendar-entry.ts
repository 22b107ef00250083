import type { Instant } from '@studyhall/time';
import type { Commitment } from './commitment.ts';

/** What stands in a person's calendar. */
export interface CalendarEntry extends Commitment {
  /** Whether it blocks nothing. */
  readonly tentative: boolean;
}

/** A place in the order of a calendar: by start, what takes time before what is tentative, which is by ref. */
export interface CalendarPosition {
  readonly start: Instant;
  /** Empty for a commitment, of which no two of a person begin at once. */
  readonly ref: string;
}

export function positionOf({ start, ref, tentative }: CalendarEntry): CalendarPosition {
  return { start, ref: tentative && ref !== null ? ref : '' };
}

export function compareEntries(a: CalendarEntry, b: CalendarEntry): number {
  return a.start - b.start || (positionOf(a).ref < positionOf(b).ref ? -1 : 1);
}
