import type { Context } from '../context.ts';
import { findSession, updateSession } from '../data/session-repository.ts';
import { updateEntryStatus } from '../data/waitlist-repository.ts';
import { answerDeadline, nextDeadline, type Session, type SessionMode } from '../domain/session.ts';
import { OfferGoneError } from '../session-errors.ts';
import { publishSessionEvent } from '../session-events.ts';
import { refOf } from '../session-reservation.ts';
import { loadApprovedTutor } from './load-approved-tutor.ts';

export interface OfferAnswer {
  readonly mode?: SessionMode | undefined;
  readonly topic?: string | undefined;
}

/**
 * Makes a session of an offer. Its reservation is kept, so that nobody can come between; the ledger is told first
 * that it is a session now, which can be repeated, and only then is the status changed.
 */
export async function acceptOffer(context: Context, offered: Session, answer: OfferAnswer): Promise<Session> {
  const { db, ledger, now } = context;
  const tutor = await loadApprovedTutor(db.read, offered.tutorId);
  if (offered.answerBy === null || now() >= offered.answerBy) throw new OfferGoneError();
  const { start, end } = offered;
  const version = offered.ledgerVersion + 1;
  const { outcome } = await ledger.move(refOf(offered), { start, end, version, kind: 'session' });
  if (outcome !== 'done') throw new OfferGoneError();
  const status = tutor.instantBooking ? 'confirmed' : 'requested';
  const accepted = await storeAcceptance(context, offered, { ...answer, status, version });
  if (accepted) return accepted;
  const newest = await findSession(db.read, offered.id);
  if (newest?.status === 'confirmed' || newest?.status === 'requested') return newest;
  throw new OfferGoneError();
}

interface Acceptance extends OfferAnswer {
  readonly status: 'confirmed' | 'requested';
  readonly version: number;
}

async function storeAcceptance(
  context: Context,
  offered: Session,
  acceptance: Acceptance,
): Promise<Session | null> {
  const { db, now, relay } = context;
  const at = now();
  const { status, version, mode = offered.mode, topic = offered.topic } = acceptance;
  const { start, end, waitlistEntryId } = offered;
  const answerBy = status === 'requested' ? answerDeadline(at, start) : null;
  const dueAt = nextDeadline({ status, answerBy, end });
  const accepted = await db.transaction(async (tx) => {
    const changes = { status, mode, topic, answerBy, dueAt, ledgerVersion: version, changedAt: at };
    const session = await updateSession(tx, offered, changes);
    if (!session) return null;
    if (waitlistEntryId !== null) {
      await updateEntryStatus(tx, { id: waitlistEntryId, from: ['offered'], to: 'booked' });
    }
    await publishSessionEvent(tx, { type: `session.${status}`, session, at });
    return session;
  });
  if (accepted) relay.kick();
  return accepted;
}
