import type { Instant } from '@studyhall/time';
import type { Commitment, CommitmentKind } from './commitment.ts';

/** What stands in a person's calendar. */
export interface CalendarEntry extends Omit<Commitment, 'kind'> {
  readonly kind: CommitmentKind | 'imported';
  /** Whether it blocks nothing. */
  readonly tentative: boolean;
}

/** A place in the order of a calendar: by start, commitments before what may begin together, which is by ref. */
export interface CalendarPosition {
  readonly start: Instant;
  /** Empty for a commitment, of which no two of a person begin at once. */
  readonly ref: string;
}

export function positionOf({ start, ref, kind, tentative }: CalendarEntry): CalendarPosition {
  const isCommitment = kind !== 'imported' && !tentative;
  return { start, ref: isCommitment ? '' : (ref ?? '') };
}

export function compareEntries(a: CalendarEntry, b: CalendarEntry): number {
  return a.start - b.start || (positionOf(a).ref < positionOf(b).ref ? -1 : 1);
}
