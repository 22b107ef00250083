import { publish } from '@studyhall/events';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { saveReview, sumRatings } from '../data/review-repository.ts';
import type { Writer } from '../data/tables.ts';
import { updateRating } from '../data/tutor-repository.ts';
import { bayesianMean, isReviewable, type Review } from '../domain/rating.ts';
import type { Session } from '../domain/session.ts';
import { NotReviewableError } from '../session-errors.ts';
import { withBookingLocks } from './booking-lock.ts';

export interface ReviewInput {
  readonly rating: number;
  readonly comment?: string;
  /** Now, unless a review from the past is imported. */
  readonly reviewedAt?: Instant;
}

/** Stores the student's review of the tutor, in the place of an earlier one, and the tutor's new mean. */
export async function reviewSession(context: Context, session: Session, input: ReviewInput): Promise<Review> {
  const { db, now, relay } = context;
  const at = now();
  if (!isReviewable(session, at)) throw new NotReviewableError();
  const { tutorId, studentId, studentName, id: sessionId } = session;
  const { rating, comment = '', reviewedAt = at } = input;
  const review = { tutorId, studentId, sessionId, studentName, rating, comment, reviewedAt };
  await withBookingLocks(db, [tutorId], async (tx) => {
    await saveReview(tx, review);
    await refreshRating(tx, tutorId);
    const data = { sessionId, tutorId, studentId, rating };
    await publish(tx, { type: 'session.reviewed', subject: sessionId, data, at });
  });
  relay.kick();
  return review;
}

/** The caller holds the tutor's booking lock. */
export async function refreshRating(tx: Writer, tutorId: string): Promise<void> {
  const { sum, count } = await sumRatings(tx, tutorId);
  await updateRating(tx, tutorId, { mean: bayesianMean(sum, count), count });
}
