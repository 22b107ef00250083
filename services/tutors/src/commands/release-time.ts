import type { Context } from '../context.ts';
import { deleteSession, updateSession } from '../data/session-repository.ts';
import { resumeQueue } from '../data/waitlist-queue-repository.ts';
import type { Session } from '../domain/session.ts';
import { refOf } from '../session-reservation.ts';

/** Gives a session's time back to the ledger, which can be repeated; then those who wait for it are served. */
export async function releaseTime(context: Context, session: Session): Promise<void> {
  const { db, ledger, now } = context;
  await ledger.release(refOf(session));
  await db.transaction(async (tx) => {
    if (session.status === 'abandoned') await deleteSession(tx, session);
    else await updateSession(tx, session, { dueAt: null });
    await resumeQueue(tx, session.tutorId, now());
  });
  context.sweep.kick();
}

/** Releases at once what is stored as ended; should the ledger be away, the sweep does it later. */
export async function releaseSoon(context: Context, session: Session): Promise<void> {
  try {
    await releaseTime(context, session);
  } catch (error) {
    context.log.warn({ err: error, sessionId: session.id }, 'time could not be released yet; the sweep will');
  }
}
