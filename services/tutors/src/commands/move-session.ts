import type { Context } from '../context.ts';
import { deleteMove, updateSession } from '../data/session-repository.ts';
import { resumeQueue } from '../data/waitlist-queue-repository.ts';
import { answerDeadline, nextDeadline, type PendingMove, type Session } from '../domain/session.ts';
import { publishSessionEvent } from '../session-events.ts';
import { refOf } from '../session-reservation.ts';

export interface MovingSession extends Session {
  readonly move: PendingMove;
}

export function isMoving(session: Session): session is MovingSession {
  return session.move !== null;
}

/** Stores a move that the ledger has made; null when the session has changed since it was read. */
export async function storeMove(
  context: Context,
  session: MovingSession,
  version: number,
): Promise<Session | null> {
  const { db, now, relay, sweep } = context;
  const at = now();
  const { move, start: previousStart } = session;
  const status = move.nextStatus;
  const { start, end, movedBy } = move;
  const answerBy = status === 'requested' ? answerDeadline(at, start) : null;
  const stored = await db.transaction(async (tx) => {
    const moved = await updateSession(tx, session, {
      start,
      end,
      status,
      answerBy,
      dueAt: nextDeadline({ status, answerBy, end }),
      ledgerVersion: version,
      noticeWaived: movedBy === session.tutorId,
      changedAt: at,
    });
    if (!moved) return null;
    await deleteMove(tx, session.id);
    await resumeQueue(tx, session.tutorId, at);
    const event = {
      type: 'session.rescheduled',
      session: moved,
      at,
      previousStart,
      byPersonId: movedBy,
    } as const;
    await publishSessionEvent(tx, event);
    return { ...moved, move: null };
  });
  if (!stored) return null;
  relay.kick();
  sweep.kick();
  return stored;
}

/** Forgets a move that the ledger has not made; false when the session has changed since it was read. */
export async function dropMove(
  { db, now }: Context,
  session: Session,
  version = session.ledgerVersion,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const changes = { dueAt: nextDeadline(session), ledgerVersion: version };
    if (!(await updateSession(tx, session, changes))) return false;
    await deleteMove(tx, session.id);
    await resumeQueue(tx, session.tutorId, now());
    return true;
  });
}

/**
 * Finds out whether a move was made of which nothing was heard. If not, the next version is used up by a move to
 * where the session is, so that the one that may still be under way is refused, and the move is forgotten.
 */
export async function settleMove(context: Context, session: MovingSession): Promise<void> {
  const { ledger } = context;
  const { start, end, move } = session;
  const entry = await ledger.find(refOf(session));
  if (entry?.status !== 'active') throw new Error(`The time of session ${session.id} is not reserved`);
  if (entry.version > session.ledgerVersion && entry.start === move.start) {
    await storeMove(context, session, entry.version);
    return;
  }
  const version = entry.version + 1;
  const answer = await ledger.move(refOf(session), { start, end, version });
  if (answer.outcome !== 'done') throw new Error(`The time of session ${session.id} cannot be settled`);
  await dropMove(context, session, version);
}
