import type { ConfirmClaim } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { findFromWaitlist, findSession } from '../data/session-repository.ts';
import { type BookingRule, type BookingWish, findWishProblem } from '../domain/booking.ts';
import type { Policy } from '../domain/limits.ts';
import { answerDeadline, isVisible, newSession, type Session } from '../domain/session.ts';
import { findStartProblem } from '../domain/start-problem.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { acceptOffer } from './accept-offer.ts';
import { loadApprovedTutor } from './load-approved-tutor.ts';
import { placeSession } from './place-session.ts';
import { refuseBooking } from './refuse-booking.ts';
import { abandonHold } from './settle-hold.ts';

export interface Booking extends BookingWish {
  /** The same for every repeat of the request. */
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly studentName: string;
  readonly tutorId: string;
  readonly start: Instant;
  readonly topic: string;
}

/** Books a session, or throws which rule is against it and what is free instead. Repeatable by its id. */
export async function bookSession(context: Context, booking: Booking): Promise<Session> {
  const { db } = context;
  const [tutor, policy] = await Promise.all([
    loadApprovedTutor(db.read, booking.tutorId),
    findPolicy(db.read),
  ]);
  const booked = await tryBooking(context, booking, { tutor, policy });
  if (typeof booked !== 'string') return booked;
  const earlier = await findEarlier(context, booking);
  if (earlier) return earlier;
  const { studentId, minutes, start: wanted } = booking;
  return refuseBooking(context, { tutor, policy, studentId, minutes, wanted, rule: booked });
}

interface Terms {
  readonly tutor: BookableTutor;
  readonly policy: Policy;
}

async function tryBooking(context: Context, booking: Booking, terms: Terms): Promise<Session | BookingRule> {
  const at = context.now();
  const session = toSession(booking, terms.tutor, at);
  const problem = findWishProblem(booking, terms.tutor) ?? findStartProblem(terms.tutor, session, at);
  if (problem) return problem;
  const placement = await placeSession(context, { ...terms, session, confirmClaim: booking.confirmClaim });
  return placement.outcome === 'placed' ? placement.session : placement.rule;
}

function toSession(booking: Booking, tutor: BookableTutor, now: Instant): Session {
  const { minutes, start, confirmClaim: _, ...given } = booking;
  return newSession({
    ...given,
    tutorName: tutor.name,
    start,
    end: start + minutes * 60_000,
    answerBy: tutor.instantBooking ? null : answerDeadline(now, start),
    waitlistEntryId: null,
    createdAt: now,
  });
}

/** What stands in the way may be this student's own: what a repeated request booked, or a time on offer to them. */
async function findEarlier(context: Context, booking: Booking): Promise<Session | null> {
  const { db } = context;
  const booked = await findSession(db.read, booking.id);
  if (booked && isVisible(booked.status)) return booked;
  // An earlier attempt's hold: nobody may finish what is refused now.
  if (booked?.status === 'held' && !(await abandonHold(context, booked)))
    return findEarlier(context, booking);
  const fromWaitlist = await findFromWaitlist(db.read, booking);
  if (fromWaitlist?.status !== 'offered') return fromWaitlist;
  return acceptOffer(context, fromWaitlist, booking);
}
