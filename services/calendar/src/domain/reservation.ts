import { type Instant, type Interval, overlaps } from '@studyhall/time';
import {
  type BusyCalendar,
  type CommitmentKind,
  earliestInstant,
  latestInstant,
  longestCommitment,
  type ReservationKind,
} from './commitment.ts';

/** Time of some people, taken and given back as one, under a name that the caller chose. */
export interface Reservation {
  readonly ref: string;
  readonly status: 'active' | 'released';
  /** 1 when made, one more with each move; 0 when it was released before it was made. */
  readonly version: number;
  /** Null when it was released before it was made. */
  readonly interval: Interval | null;
  /** Whose time it holds now: nobody's once it is released. */
  readonly people: readonly string[];
  /** Of the request that made it, so that a repeat is known although the reservation has moved since. */
  readonly fingerprint: string | null;
  /** Stands in its people's calendars without blocking anything, or being blocked. */
  readonly tentative: boolean;
  /** Null where nobody's time is held. */
  readonly purpose: Purpose | null;
}

/** What the time is for, as its people's calendars show it. */
export interface Purpose {
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly venue: Venue;
}

/** Where to go or what to open. */
export interface Venue {
  readonly place: string | null;
  readonly link: string | null;
}

export const nowhere: Venue = { place: null, link: null };

/** An occurrence of a series, as other calendars know it. */
export interface SeriesPlace {
  readonly seriesId: string;
  /** The local date and time that the rule gives it, however it was moved: `2026-03-02T10:00:00`. */
  readonly occursAt: string;
  readonly timeZone: string;
}

/** Time that must be free before and after as well, for one of the people; looked at, not taken. */
export interface Margin {
  readonly personId: string;
  readonly minutes: number;
}

/** A time and what must be free for it. */
export interface Claim {
  readonly interval: Interval;
  readonly margins: readonly Margin[];
}

export interface ReservationRequest extends Claim {
  readonly ref: string;
  readonly people: readonly string[];
  readonly kind: ReservationKind;
  readonly title: string;
  readonly tentative: boolean;
  readonly venue?: Venue | undefined;
  readonly series?: SeriesPlace | undefined;
}

export interface Move extends Claim {
  /** The version that the reservation has after the move. */
  readonly version: number;
  /** What it becomes, such as an offer that is taken up; absent where it stays what it is. */
  readonly kind?: ReservationKind | undefined;
  /** Absent where it keeps its title. */
  readonly title?: string | undefined;
  /** Absent where it stays where it is. */
  readonly venue?: Venue | undefined;
}

export interface BusyTime extends Interval {
  readonly personId: string;
}

export type ReserveDecision =
  | { readonly outcome: 'reserve' | 'released' | 'different' }
  | { readonly outcome: 'repeat'; readonly reservation: Reservation }
  | { readonly outcome: 'busy'; readonly busy: readonly BusyTime[] };

interface ReserveState {
  readonly existing: Reservation | null;
  readonly claim: Claim;
  readonly fingerprint: string;
  /** The calendars of everyone asked for, within the time claimed; none where nothing is in the way. */
  readonly calendars: readonly BusyCalendar[];
}

export function decideReserve({ existing, claim, fingerprint, calendars }: ReserveState): ReserveDecision {
  if (existing?.status === 'released') return { outcome: 'released' };
  if (existing) {
    if (existing.fingerprint !== fingerprint) return { outcome: 'different' };
    return { outcome: 'repeat', reservation: existing };
  }
  const busy = listBusy(calendars, claim);
  return busy.length > 0 ? { outcome: 'busy', busy } : { outcome: 'reserve' };
}

export type MoveDecision =
  | { readonly outcome: 'absent' | 'released' }
  | { readonly outcome: 'move' | 'repeat' | 'stale'; readonly reservation: Reservation }
  | { readonly outcome: 'busy'; readonly busy: readonly BusyTime[] };

interface MoveState {
  readonly existing: Reservation | null;
  readonly move: Move;
  /**
   * The calendars of the reservation's people within the time claimed, without the reservation itself; none where
   * nothing is in the way.
   */
  readonly calendars: readonly BusyCalendar[];
}

export function decideMove({ existing, move, calendars }: MoveState): MoveDecision {
  if (!existing) return { outcome: 'absent' };
  if (existing.status === 'released') return { outcome: 'released' };
  if (isDone(existing, move)) {
    return { outcome: 'repeat', reservation: existing };
  }
  if (move.version !== existing.version + 1) return { outcome: 'stale', reservation: existing };
  const busy = listBusy(calendars, move);
  return busy.length > 0 ? { outcome: 'busy', busy } : { outcome: 'move', reservation: existing };
}

/** Whether the reservation is as the move would leave it. */
function isDone(reservation: Reservation, move: Move): boolean {
  if (move.version !== reservation.version || !isInPlace(reservation, move)) return false;
  const { purpose } = applyMove(reservation, move);
  const before = reservation.purpose;
  const isSame = purpose?.kind === before?.kind && purpose?.title === before?.title;
  return isSame && purpose?.venue.place === before?.venue.place && purpose?.venue.link === before?.venue.link;
}

/** The reservation as the move leaves it. */
export function applyMove(reservation: Reservation, move: Move): Reservation {
  const { version, interval, kind, title, venue } = move;
  const { purpose } = reservation;
  const changed = purpose && {
    kind: kind ?? purpose.kind,
    title: title ?? purpose.title,
    venue: venue ?? purpose.venue,
  };
  return { ...reservation, version, interval, purpose: changed };
}

/** What is wrong with a time to reserve, as a sentence; null when it can be asked for. */
export function findIntervalProblem({ start, end }: Interval): string | null {
  if (end <= start) return 'end must be after start.';
  if (end - start > longestCommitment) return 'A reservation lasts at most 24 hours.';
  return isStorable(start) && isStorable(end) ? null : 'The time must lie in the years 2000 to 2199.';
}

function isStorable(instant: Instant): boolean {
  return instant >= earliestInstant && instant <= latestInstant;
}

/** Whether a move leaves the time as it is, and changes only what it is for. */
export function isInPlace({ interval }: Reservation, move: Move): boolean {
  return interval !== null && interval.start === move.interval.start && interval.end === move.interval.end;
}

/** The claim's interval with its widest margin on both sides: what has to be read to decide on it. */
export function rangeOf({ interval, margins }: Claim): Interval {
  return widen(interval, Math.max(0, ...margins.map(({ minutes }) => minutes)));
}

function listBusy(calendars: readonly BusyCalendar[], { interval, margins }: Claim): BusyTime[] {
  return calendars.flatMap(({ personId, busy }) => {
    const margin = margins.find((candidate) => candidate.personId === personId);
    const needed = widen(interval, margin?.minutes ?? 0);
    return busy.filter((time) => overlaps(time, needed)).map(({ start, end }) => ({ personId, start, end }));
  });
}

function widen({ start, end }: Interval, minutes: number): Interval {
  return { start: start - minutes * 60_000, end: end + minutes * 60_000 };
}
