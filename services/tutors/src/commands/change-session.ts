import { NotFoundError } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { deleteMove, findSession, updateSession } from '../data/session-repository.ts';
import { pauseQueue } from '../data/waitlist-queue-repository.ts';
import { nextDeadline, releaseRetry, type Session, type VisibleStatus } from '../domain/session.ts';
import { type Actor, decideTransition, type SessionAction } from '../domain/session-transition.ts';
import { SessionConflictError } from '../session-errors.ts';
import { publishSessionEvent } from '../session-events.ts';
import { releaseSoon } from './release-time.ts';

export interface SessionChange {
  readonly action: SessionAction;
  readonly actor: Actor;
  readonly byPersonId?: string;
  readonly reason?: string | undefined;
}

/** Changes a session's status, as decided on its newest state. Doing it again changes nothing. */
export async function changeSession(
  context: Context,
  session: Session,
  change: SessionChange,
): Promise<Session> {
  const { db, now } = context;
  const { cancelNoticeMinutes } = await findPolicy(db.read);
  const circumstances = { actor: change.actor, now: now(), cancelNoticeMinutes };
  const decision = decideTransition(session, change.action, circumstances);
  if (decision.outcome === 'repeat') return session;
  if (decision.outcome === 'refuse') throw new SessionConflictError(decision.refusal);
  const changed = await storeStatus(context, session, { ...change, status: decision.status });
  if (changed) return changed;
  const newest = await findSession(db.read, session.id);
  if (!newest) throw new NotFoundError('session');
  return changeSession(context, newest, change);
}

interface StatusChange extends SessionChange {
  readonly status: VisibleStatus;
}

/** What ends without having taken place gives its time back. */
const givesTimeBack: ReadonlySet<VisibleStatus> = new Set(['cancelled', 'declined', 'expired']);

/** The status, what is still owed to the ledger, and the event in one commit; null when the session has changed. */
async function storeStatus(
  context: Context,
  session: Session,
  change: StatusChange,
): Promise<Session | null> {
  const { db, now, relay } = context;
  const { status, reason = null, byPersonId } = change;
  const at = now();
  const releases = givesTimeBack.has(status);
  const dueAt = releases ? at + releaseRetry : nextDeadline({ ...session, status });
  const stored = await db.transaction(async (tx) => {
    const changed = await updateSession(tx, session, { status, reason, dueAt, changedAt: at });
    if (!changed) return null;
    if (session.move) await deleteMove(tx, session.id);
    if (releases) await pauseQueue(tx, session.tutorId, { now: at, until: at + releaseRetry });
    await publishSessionEvent(tx, { type: `session.${status}`, session: changed, at, byPersonId });
    return changed;
  });
  if (!stored) return null;
  relay.kick();
  if (releases) await releaseSoon(context, stored);
  return stored;
}
