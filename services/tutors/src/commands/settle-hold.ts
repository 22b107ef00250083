import type { ConfirmClaim } from '@studyhall/http';
import type { Context } from '../context.ts';
import { deleteSession, updateSession } from '../data/session-repository.ts';
import type { Writer } from '../data/tables.ts';
import { markQueueDue } from '../data/waitlist-queue-repository.ts';
import { updateEntryStatus } from '../data/waitlist-repository.ts';
import { nextDeadline, type Session, settledStatus } from '../domain/session.ts';
import { publishOffer, publishSessionEvent } from '../session-events.ts';

/** Makes a session of a hold whose time the ledger has reserved; null when the hold is somebody else's by now. */
export async function settleHold(
  { db, now, relay }: Context,
  held: Session,
  confirmClaim?: ConfirmClaim,
): Promise<Session | null> {
  const at = now();
  const status = settledStatus(held, at);
  const settled = await db.transaction(async (tx) => {
    const dueAt = nextDeadline({ ...held, status });
    const session = await updateSession(tx, held, { status, dueAt, ledgerVersion: 1, changedAt: at });
    if (!session) return null;
    await confirmClaim?.(tx);
    if (status === 'offered') await publishOffer(tx, session, at);
    else await publishSessionEvent(tx, { type: `session.${status}`, session, at });
    return session;
  });
  if (settled) relay.kick();
  return settled;
}

/** Forgets a hold whose time the ledger refused; false when the hold is somebody else's by now. */
export function dropHold({ db, now }: Context, held: Session): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await deleteSession(tx, held))) return false;
    await putBackInLine(tx, held, now());
    return true;
  });
}

/**
 * Gives up a hold of which nobody knows whether the ledger has reserved it: it counts no more, and the sweep
 * releases and deletes it. False when the hold is somebody else's by now.
 */
export function abandonHold({ db, now }: Context, held: Session): Promise<boolean> {
  const at = now();
  return db.transaction(async (tx) => {
    if (!(await updateSession(tx, held, { status: 'abandoned', dueAt: at, changedAt: at }))) return false;
    await putBackInLine(tx, held, at);
    return true;
  });
}

/** An offer that was never made leaves its entry where it was in line. */
async function putBackInLine(tx: Writer, { waitlistEntryId, tutorId }: Session, at: number): Promise<void> {
  if (waitlistEntryId === null) return;
  await updateEntryStatus(tx, { id: waitlistEntryId, from: ['offered'], to: 'waiting', sessionId: null });
  await markQueueDue(tx, tutorId, at);
}
