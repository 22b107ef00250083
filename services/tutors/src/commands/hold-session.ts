import { isUniqueViolation } from '@studyhall/db';
import type { ConfirmClaim } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findSession, insertSession, updateSession } from '../data/session-repository.ts';
import { hasLease, type QueueLease } from '../data/waitlist-queue-repository.ts';
import { updateEntryStatus } from '../data/waitlist-repository.ts';
import type { LimitRule, Policy } from '../domain/limits.ts';
import { holdTime, type Session } from '../domain/session.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { withBookingLocks } from './booking-lock.ts';
import { findLimit } from './check-limits.ts';

export interface Plan {
  /** What is to be held, at revision 0. */
  readonly session: Session;
  readonly tutor: Pick<BookableTutor, 'timeZone' | 'maxPerWeek' | 'bufferMinutes' | 'place' | 'link'>;
  readonly policy: Policy;
  /** Of a request that may have an `Idempotency-Key`. */
  readonly confirmClaim?: ConfirmClaim;
  /** Of an offer: it is made only while the look that found the time is the newest. */
  readonly lease?: QueueLease;
}

export type Hold =
  | { readonly outcome: 'held'; readonly session: Session; readonly takenOver: boolean }
  /** An earlier request with this id went further than a hold. */
  | { readonly outcome: 'known'; readonly session: Session }
  | { readonly outcome: 'refused'; readonly rule: LimitRule };

/** Stores a session as held if no limit is in the way; one that an earlier request left held is taken over. */
export async function holdSession(context: Context, plan: Plan): Promise<Hold> {
  try {
    return await insertHold(context, plan);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return takeOverHold(context, plan);
  }
}

function insertHold({ db, now }: Context, { session, tutor, policy, lease }: Plan): Promise<Hold> {
  const { studentId, tutorId } = session;
  return withBookingLocks<Hold>(db, [tutorId, studentId], async (tx) => {
    const at = now();
    const rule = await findLimit(tx, { studentId, tutorId, interval: session }, { tutor, policy, now: at });
    if (rule && !(rule === 'waitlist' && isOffer(session))) return { outcome: 'refused', rule };
    if (lease && !(await hasLease(tx, lease))) return { outcome: 'refused', rule: 'waitlist' };
    if (isOffer(session)) {
      const change = { id: session.waitlistEntryId, from: ['waiting'], to: 'offered' } as const;
      const isNext = await updateEntryStatus(tx, { ...change, sessionId: session.id });
      if (!isNext) return { outcome: 'refused', rule: 'waitlist' };
    }
    const held = { ...session, dueAt: at + holdTime };
    await insertSession(tx, held);
    return { outcome: 'held', session: held, takenOver: false };
  });
}

/** What those who wait are waiting for: that others wait is nothing against it. */
function isOffer(session: Session): session is Session & { readonly waitlistEntryId: string } {
  return session.waitlistEntryId !== null;
}

/** Counting the revision up takes the hold away from whoever else may still be at work on it. */
async function takeOverHold(context: Context, plan: Plan): Promise<Hold> {
  const { db, now } = context;
  const known = await findSession(db.read, plan.session.id);
  if (!known) return holdSession(context, plan);
  if (known.status !== 'held') return { outcome: 'known', session: known };
  const taken = await db.transaction((tx) => updateSession(tx, known, { dueAt: now() + holdTime }));
  return taken ? { outcome: 'held', session: taken, takenOver: true } : takeOverHold(context, plan);
}
