import { NotFoundError } from '@studyhall/http';
import type { LedgerAnswer } from '@studyhall/ledger';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { findSession, insertMove, updateSession } from '../data/session-repository.ts';
import { loadBookableTutor } from '../data/tutor-repository.ts';
import { pauseQueue } from '../data/waitlist-queue-repository.ts';
import { type BookingRule, findConflict } from '../domain/booking.ts';
import type { Policy } from '../domain/limits.ts';
import { holdTime, minutesOf, type PendingMove, type Session } from '../domain/session.ts';
import { type Actor, findMoveObstacle } from '../domain/session-transition.ts';
import { findMoveProblem, findStartProblem } from '../domain/start-problem.ts';
import type { BookableTutor } from '../domain/tutor.ts';
import { SessionConflictError } from '../session-errors.ts';
import { marginsOf, refOf } from '../session-reservation.ts';
import { withBookingLocks } from './booking-lock.ts';
import { findLimit } from './check-limits.ts';
import { dropMove, type MovingSession, storeMove } from './move-session.ts';
import { refuseBooking } from './refuse-booking.ts';

export interface Rescheduling {
  readonly start: Instant;
  readonly actor: Extract<Actor, 'student' | 'tutor'>;
  readonly byPersonId: string;
}

interface Terms extends Rescheduling {
  readonly tutor: BookableTutor;
  readonly policy: Policy;
}

/**
 * Moves a session, atomically in the ledger: it has its old time until it has the new one. A student moves within
 * the rules of a booking, and asks again where the tutor wants to be asked; a tutor's own move stays confirmed,
 * and leaves the student free to cancel.
 */
export async function rescheduleSession(
  context: Context,
  session: Session,
  rescheduling: Rescheduling,
): Promise<Session> {
  const { db, now } = context;
  const [tutor, policy] = await Promise.all([
    loadBookableTutor(db.read, session.tutorId),
    findPolicy(db.read),
  ]);
  const { start, actor } = rescheduling;
  if (!tutor || (actor === 'student' && tutor.status !== 'approved')) throw new NotFoundError('tutor');
  const { cancelNoticeMinutes } = policy;
  const obstacle = findMoveObstacle(session, { actor, now: now(), cancelNoticeMinutes });
  if (obstacle) throw new SessionConflictError(obstacle);
  if (start === session.start) return session;

  const terms = { ...rescheduling, tutor, policy };
  const moving = await storeIntent(context, session, terms);
  const moved = moving && (await tryToMove(context, moving, terms));
  // Somebody else has changed the session: what is asked is decided on what it is now.
  return moved ?? rescheduleSession(context, await reload(context, session), rescheduling);
}

/** Null when the session has changed since it was read. */
async function tryToMove(context: Context, moving: MovingSession, terms: Terms): Promise<Session | null> {
  const answer = await askLedger(context, moving, terms);
  if (answer.outcome === 'done') return storeMove(context, moving, moving.ledgerVersion + 1);
  if (!(await dropMove(context, moving))) return null;
  if (answer.outcome === 'released') throw new Error(`The time of session ${moving.id} is not reserved`);
  const { tutorId, move } = moving;
  return refuse(context, moving, terms, findConflict({ ...move, tutorId }, answer.busy));
}

/** Stores what is about to be asked of the ledger; null when the session has changed since it was read. */
async function storeIntent(context: Context, session: Session, terms: Terms): Promise<MovingSession | null> {
  const { db, now } = context;
  const { start, actor, tutor, policy } = terms;
  const { id, studentId, tutorId } = session;
  const end = start + (session.end - session.start);
  const at = now();
  const isStudent = actor === 'student';
  const problem = isStudent ? findStartProblem(tutor, { start, end }, at) : findMoveProblem(start, at);
  if (problem) return refuse(context, session, terms, problem);
  const nextStatus = isStudent && !tutor.instantBooking ? 'requested' : 'confirmed';
  const move: PendingMove = { start, end, movedBy: terms.byPersonId, nextStatus };
  const intent = await withBookingLocks(db, [tutorId, studentId], async (tx) => {
    const taking = { studentId, tutorId, interval: move, except: id };
    const rule = isStudent ? await findLimit(tx, taking, { tutor, policy, now: at }) : null;
    if (rule) return { rule };
    const changed = await updateSession(tx, session, { dueAt: at + holdTime });
    if (!changed) return { moving: null };
    await insertMove(tx, session, move);
    await pauseQueue(tx, tutorId, { now: at, until: at + holdTime });
    return { moving: { ...changed, move } };
  });
  return intent.rule ? refuse(context, session, terms, intent.rule) : (intent.moving ?? null);
}

/** What the ledger has not answered, the sweep finds out: it is due at once. */
async function askLedger(context: Context, moving: MovingSession, terms: Terms): Promise<LedgerAnswer> {
  const { db, ledger, now } = context;
  const { start, end } = moving.move;
  const buffer = terms.actor === 'student' ? terms.tutor.bufferMinutes : 0;
  try {
    const margins = marginsOf(moving, buffer);
    return await ledger.move(refOf(moving), { start, end, version: moving.ledgerVersion + 1, margins });
  } catch (error) {
    await db.transaction((tx) => updateSession(tx, moving, { dueAt: now() }));
    throw error;
  }
}

async function reload({ db }: Context, { id }: Session): Promise<Session> {
  const session = await findSession(db.read, id);
  if (!session) throw new NotFoundError('session');
  return session;
}

function refuse(context: Context, session: Session, terms: Terms, rule: BookingRule): Promise<never> {
  const { tutor, policy, start: wanted } = terms;
  const { studentId, id: movingId } = session;
  return refuseBooking(context, {
    tutor,
    policy,
    studentId,
    wanted,
    rule,
    movingId,
    minutes: minutesOf(session),
  });
}
