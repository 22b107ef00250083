import { inSpan } from '@studyhall/telemetry';
import type { Context } from '../context.ts';
import { findDueSessions, updateSession } from '../data/session-repository.ts';
import { findDueQueues } from '../data/waitlist-queue-repository.ts';
import type { Session } from '../domain/session.ts';
import { SessionConflictError } from '../session-errors.ts';
import { serveWaitlist } from './serve-waitlist.ts';
import { settleSession } from './settle-session.ts';

const sessionsAtOnce = 50;
const queuesAtOnce = 20;
const retryAfter = 5_000;

/**
 * One round of what is due: unfinished bookings, moves and releases, requests and offers that nobody answered,
 * sessions that are over, times to offer. Every step can be done by several processes at once, or twice. True when
 * more is waiting.
 */
export async function sweep(context: Context): Promise<boolean> {
  const { db, now } = context;
  const sessions = await findDueSessions(db.read, now(), sessionsAtOnce);
  let failed = false;
  for (const session of sessions) failed = !(await settle(context, session)) || failed;
  const queues = await findDueQueues(db.read, now(), queuesAtOnce);
  for (const tutorId of queues) failed = !(await serve(context, tutorId)) || failed;
  const isFull = sessions.length === sessionsAtOnce || queues.length === queuesAtOnce;
  return isFull && !failed;
}

/** False for what cannot be done now: it is put off, so that it holds up nothing behind it. */
async function settle(context: Context, session: Session): Promise<boolean> {
  const { db, log, now } = context;
  try {
    await inSpan({ name: `settle ${session.status} session` }, () => settleSession(context, session));
    return true;
  } catch (error) {
    // Somebody answered, cancelled or moved it between the look and the deed.
    if (error instanceof SessionConflictError) return true;
    log.warn(
      { err: error, sessionId: session.id, status: session.status },
      'session could not be settled yet',
    );
    await db.transaction((tx) => updateSession(tx, session, { dueAt: now() + retryAfter }));
    return false;
  }
}

async function serve(context: Context, tutorId: string): Promise<boolean> {
  try {
    await inSpan({ name: 'serve waitlist' }, () => serveWaitlist(context, tutorId));
    return true;
  } catch (error) {
    context.log.warn({ err: error, tutorId }, 'waitlist could not be served yet');
    return false;
  }
}
