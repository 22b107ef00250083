import type { Context } from '../context.ts';
import { updateSession } from '../data/session-repository.ts';
import { pauseQueue } from '../data/waitlist-queue-repository.ts';
import { updateEntryStatus } from '../data/waitlist-repository.ts';
import { releaseRetry, type Session } from '../domain/session.ts';
import { releaseSoon } from './release-time.ts';

/**
 * Ends an offer that was declined or not answered in time; the time goes to the next in line. False when the session
 * has changed since it was read.
 */
export async function closeOffer(context: Context, offered: Session): Promise<boolean> {
  const { db, now } = context;
  const at = now();
  const closed = await db.transaction(async (tx) => {
    const dueAt = at + releaseRetry;
    const session = await updateSession(tx, offered, { status: 'abandoned', dueAt, changedAt: at });
    if (!session) return null;
    if (offered.waitlistEntryId !== null) {
      await updateEntryStatus(tx, { id: offered.waitlistEntryId, from: ['offered'], to: 'closed' });
    }
    await pauseQueue(tx, offered.tutorId, { now: at, until: dueAt });
    return session;
  });
  if (!closed) return false;
  await releaseSoon(context, closed);
  return true;
}
