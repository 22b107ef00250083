import type { Context } from '../context.ts';
import { findDueSessions, updateSession } from '../data/session-repository.ts';
import { findDueQueues } from '../data/waitlist-repository.ts';
import type { Session } from '../domain/session.ts';
import { SessionConflictError } from '../session-errors.ts';
import { serveWaitlist } from './serve-waitlist.ts';
import { settleSession } from './settle-session.ts';

const sessionsAtOnce = 50;
const queuesAtOnce = 20;
const retryAfter = 5_000;

/**
 * One round of what is due: unfinished bookings, moves and releases, requests and offers that nobody answered,
 * sessions that are over, times to offer. Every step can be done by several processes at once, or twice.
 */
export async function sweep(context: Context): Promise<boolean> {
  const { db, now } = context;
  const sessions = await findDueSessions(db.read, now(), sessionsAtOnce);
  for (const session of sessions) await settle(context, session);
  const queues = await findDueQueues(db.read, now(), queuesAtOnce);
  for (const tutorId of queues) await serve(context, tutorId);
  return sessions.length === sessionsAtOnce || queues.length === queuesAtOnce;
}

/** What cannot be done now is put off, so that it holds up nothing behind it. */
async function settle(context: Context, session: Session): Promise<void> {
  const { db, log, now } = context;
  try {
    await settleSession(context, session);
  } catch (error) {
    // Somebody answered, cancelled or moved it between the look and the deed.
    if (error instanceof SessionConflictError) return;
    log.warn(
      { err: error, sessionId: session.id, status: session.status },
      'session could not be settled yet',
    );
    await db.transaction((tx) => updateSession(tx, session, { dueAt: now() + retryAfter }));
  }
}

async function serve(context: Context, tutorId: string): Promise<void> {
  try {
    await serveWaitlist(context, tutorId);
  } catch (error) {
    context.log.warn({ err: error, tutorId }, 'waitlist could not be served yet');
  }
}
