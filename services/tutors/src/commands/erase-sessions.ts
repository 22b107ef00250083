import { newId } from '@studyhall/db';
import type { Context } from '../context.ts';
import { deleteBookingTraces, updateSessionsOfErased } from '../data/erasure-repository.ts';
import { deleteReviewsOfTutor, findReviewsByStudent, updateReviewer } from '../data/review-repository.ts';
import { findSessionsOfPerson } from '../data/session-repository.ts';
import type { Session } from '../domain/session.ts';
import { changeSession } from './change-session.ts';
import { closeOffer } from './close-offer.ts';
import { abandonHold } from './settle-hold.ts';

/**
 * Erases a person from sessions, reviews and waitlists, whichever side they are on. What lies ahead is called off
 * and its time released; what was stays with the other one, without a name. Done again, it changes nothing.
 */
export async function eraseSessions(context: Context, personId: string): Promise<void> {
  const { db } = context;
  const sessions = await findSessionsOfPerson(db.read, personId);
  for (const session of sessions) await callOff(context, session);
  const reviews = await findReviewsByStudent(db.read, personId);
  await db.transaction(async (tx) => {
    for (const review of reviews) await updateReviewer(tx, review, { id: newId(), name: 'Former student' });
    await deleteReviewsOfTutor(tx, personId);
    await updateSessionsOfErased(tx, personId);
    await deleteBookingTraces(tx, personId);
  });
}

async function callOff(context: Context, session: Session): Promise<void> {
  const { status, start } = session;
  if (status === 'offered') await closeOffer(context, session);
  if (status === 'held') await abandonHold(context, session);
  if (status === 'requested' || (status === 'confirmed' && start > context.now())) {
    const reason = 'The account of the other was closed.';
    await changeSession(context, session, { action: 'cancel', actor: 'system', reason });
  }
}
