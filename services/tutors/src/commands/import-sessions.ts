import { newId } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { type BookingWish, describeRefusal, findWishProblem } from '../domain/booking.ts';
import { answerDeadline, newSession, type Session } from '../domain/session.ts';
import { findHoursProblem } from '../domain/start-problem.ts';
import { ImportRefusedError } from '../session-errors.ts';
import { loadApprovedTutor } from './load-approved-tutor.ts';
import { placeSession } from './place-session.ts';
import { type ReviewInput, reviewSession } from './review-session.ts';

export interface ImportedSession extends BookingWish {
  readonly tutorId: string;
  readonly studentName: string;
  readonly start: Instant;
  readonly topic?: string;
  readonly review?: ReviewInput;
}

const atOnce = 8;
const day = 86_400_000;

/**
 * Loads sessions that were, and that are to come, through the rules of booking but for notice and horizon: their
 * time is reserved in the ledger. What ended more than a day ago is completed and can carry a review.
 */
export async function importSessions(context: Context, sessions: readonly ImportedSession[]): Promise<void> {
  const left = sessions.entries();
  const work = async () => {
    for (const [index, session] of left) await importSession(context, session, index);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function importSession(context: Context, imported: ImportedSession, index: number): Promise<void> {
  const { db, now } = context;
  const [tutor, policy] = await Promise.all([
    loadApprovedTutor(db.read, imported.tutorId),
    findPolicy(db.read),
  ]);
  const session = toSession(imported, { tutorName: tutor.name, instant: tutor.instantBooking, now: now() });
  const problem = findWishProblem(imported, tutor) ?? findHoursProblem(tutor, session);
  const placement = problem
    ? ({ outcome: 'refused', rule: problem } as const)
    : await placeSession(context, { tutor, policy, session });
  if (placement.outcome === 'refused') throw new ImportRefusedError(index, describeRefusal(placement.rule));
  const { review } = imported;
  if (review) await reviewSession(context, placement.session, { ...review, reviewedAt: session.end + day });
}

interface ImportTerms {
  readonly tutorName: string;
  readonly instant: boolean;
  readonly now: Instant;
}

function toSession(imported: ImportedSession, { tutorName, instant, now }: ImportTerms): Session {
  const { minutes, start, topic = '', review: _, ...given } = imported;
  const createdAt = Math.min(now, start - day);
  return newSession({
    ...given,
    id: newId(),
    tutorName,
    topic,
    start,
    end: start + minutes * 60_000,
    answerBy: instant || start <= now ? null : answerDeadline(createdAt, start),
    waitlistEntryId: null,
    createdAt,
  });
}
