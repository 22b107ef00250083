import type { Instant, Interval } from '@studyhall/time';

export const sessionModes = ['online', 'in-person'] as const;
export type SessionMode = (typeof sessionModes)[number];

/** The statuses that people see. */
export const visibleStatuses = [
  'requested',
  'confirmed',
  'declined',
  'expired',
  'cancelled',
  'completed',
  'no-show',
] as const;
export type VisibleStatus = (typeof visibleStatuses)[number];

export const sessionOrders = ['earliest', 'latest'] as const;
/** Which start comes first in a list. */
export type SessionOrder = (typeof sessionOrders)[number];

/** Not shown: `held` until the ledger has answered, `offered` from the waitlist, `abandoned` until it is released. */
export type SessionStatus = VisibleStatus | 'held' | 'offered' | 'abandoned';

/** Statuses that count towards the limits of a student and of a tutor. */
export const countedStatuses: readonly SessionStatus[] = [
  'held',
  'offered',
  'requested',
  'confirmed',
  'completed',
  'no-show',
];

export interface PendingMove extends Interval {
  readonly movedBy: string;
  readonly nextStatus: 'requested' | 'confirmed';
}

export interface Session extends Interval {
  readonly id: string;
  readonly tutorId: string;
  readonly studentId: string;
  readonly tutorName: string;
  readonly studentName: string;
  readonly courseCode: string;
  readonly mode: SessionMode;
  readonly topic: string;
  readonly status: SessionStatus;
  readonly reason: string | null;
  /** Until when a request or an offer can be answered. */
  readonly answerBy: Instant | null;
  /** When the sweep must look at it; null when nothing is left to do. */
  readonly dueAt: Instant | null;
  readonly ledgerVersion: number;
  readonly noticeWaived: boolean;
  readonly waitlistEntryId: string | null;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** A new time that the ledger is being asked for. */
  readonly move: PendingMove | null;
}

type Given = Omit<
  Session,
  'status' | 'reason' | 'dueAt' | 'ledgerVersion' | 'noticeWaived' | 'revision' | 'changedAt' | 'move'
>;

/** A session before anything has happened to it. */
export function newSession(given: Given): Session {
  return {
    ...given,
    status: 'held',
    reason: null,
    dueAt: null,
    ledgerVersion: 0,
    noticeWaived: false,
    revision: 0,
    changedAt: given.createdAt,
    move: null,
  };
}

export function isVisible(status: SessionStatus): status is VisibleStatus {
  return visibleStatuses.some((visible) => visible === status);
}

const minute = 60_000;
const hour = 60 * minute;

export function minutesOf({ start, end }: Interval): number {
  return (end - start) / minute;
}

/** How long a hold is left alone: longer than a request for it takes. Taking one up too early costs only work. */
export const holdTime = 20_000;

/** When the sweep takes up a release that was not heard of. */
export const releaseRetry = 10_000;

/** What a held session becomes once its time is reserved. One from the past, as an import has, is over. */
export function settledStatus(
  { waitlistEntryId, answerBy, end }: Pick<Session, 'waitlistEntryId' | 'answerBy' | 'end'>,
  now: Instant,
): 'offered' | 'requested' | 'confirmed' | 'completed' {
  if (waitlistEntryId !== null) return 'offered';
  if (answerBy !== null) return 'requested';
  return end + completionDelay <= now ? 'completed' : 'confirmed';
}

/** How long after its end a session can still be marked by its tutor; then it counts as completed. */
export const completionDelay = 24 * hour;

const answerTime = 24 * hour;
const answerLead = 2 * hour;
const leastAnswerTime = 30 * minute;

/**
 * Until when a tutor can answer a request: 24 hours, or 2 hours before the start, whichever is sooner. A start so
 * near that this would leave less than half an hour leaves half an hour, or half the time to the start if that
 * is less.
 */
export function answerDeadline(now: Instant, start: Instant): Instant {
  const least = Math.min(leastAnswerTime, Math.floor((start - now) / 2));
  return Math.max(now + least, Math.min(now + answerTime, start - answerLead));
}

const offerTime = 30 * minute;

/** Until when the first in line can take an offered time; never past its start. */
export function offerDeadline(now: Instant, start: Instant): Instant {
  return Math.min(now + offerTime, start);
}

/** When time alone changes a session of this status; null when it never does. */
export function nextDeadline(session: Pick<Session, 'status' | 'answerBy' | 'end'>): Instant | null {
  switch (session.status) {
    case 'requested':
    case 'offered':
      return session.answerBy;
    case 'confirmed':
      return session.end + completionDelay;
    default:
      return null;
  }
}
