import type { Interval } from '@studyhall/time';

export type ReservationKind = 'session' | 'offer' | 'meeting';
export type CommitmentKind = ReservationKind | 'class';

/** One stretch of one person's time. No two commitments of a person overlap. */
export interface Commitment extends Interval {
  readonly personId: string;
  readonly kind: CommitmentKind;
  readonly title: string;
  /** The reservation that it belongs to; null for a class. */
  readonly ref: string | null;
}

/** What a person may come to although something else is there: shown to them, and in nobody's way. */
export interface TentativeEntry extends Commitment {
  readonly kind: ReservationKind;
  readonly ref: string;
}

/** A person's busy time in some range, and the revision of the calendar that it was read from. */
export interface BusyCalendar {
  readonly personId: string;
  readonly revision: number;
  readonly busy: readonly Interval[];
}

/**
 * No commitment is longer (milliseconds). What overlaps a range therefore starts less than this before it, which
 * bounds every look into the ledger however much it holds.
 */
export const longestCommitment = 24 * 3_600_000;

/** Commitments lie between these instants, which both databases can store. */
export const earliestInstant = Date.UTC(2000, 0, 1);
export const latestInstant = Date.UTC(2200, 0, 1);
