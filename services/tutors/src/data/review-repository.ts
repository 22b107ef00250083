import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Review } from '../domain/rating.ts';
import type { ReviewRow } from './session-tables.ts';
import type { Reader, Writer } from './tables.ts';

/** Puts a student's review of a tutor in the place of the one before. */
export async function saveReview(tx: Writer, review: Review): Promise<void> {
  const { tutor_id, student_id, ...values } = toRow(review);
  const { numUpdatedRows } = await tx
    .updateTable('reviews')
    .set(values)
    .where('tutor_id', '=', tutor_id)
    .where('student_id', '=', student_id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) await tx.insertInto('reviews').values(toRow(review)).execute();
}

export async function sumRatings(tx: Writer, tutorId: string): Promise<{ sum: number; count: number }> {
  const row = await tx
    .selectFrom('reviews')
    .select(({ fn }) => [fn.sum<number | null>('rating').as('sum'), fn.countAll<number>().as('count')])
    .where('tutor_id', '=', tutorId)
    .executeTakeFirstOrThrow();
  return { sum: Number(row.sum ?? 0), count: Number(row.count) };
}

export interface ReviewQuery {
  readonly tutorId: string;
  readonly after?: { readonly at: Instant; readonly studentId: string } | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function findReviews(db: Reader, { tutorId, after, limit }: ReviewQuery): Promise<Review[]> {
  let rows = db
    .selectFrom('reviews')
    .selectAll()
    .where('tutor_id', '=', tutorId)
    .orderBy('reviewed_at', 'desc')
    .orderBy('student_id', 'desc')
    .limit(limit);
  if (after) {
    const at = toDatabaseInstant(after.at);
    rows = rows
      .where('reviewed_at', '<=', at)
      .where(({ eb, or }) => or([eb('reviewed_at', '<', at), eb('student_id', '<', after.studentId)]));
  }
  return (await rows.execute()).map(toReview);
}

export async function findReviewsByStudent(db: Reader, studentId: string): Promise<Review[]> {
  const rows = await db.selectFrom('reviews').selectAll().where('student_id', '=', studentId).execute();
  return rows.map(toReview);
}

export async function updateReviewer(
  tx: Writer,
  review: Review,
  reviewer: { readonly id: string; readonly name: string },
): Promise<void> {
  await tx
    .updateTable('reviews')
    .set({ student_id: reviewer.id, student_name: reviewer.name })
    .where('tutor_id', '=', review.tutorId)
    .where('student_id', '=', review.studentId)
    .execute();
}

export async function deleteReviewsOfTutor(tx: Writer, tutorId: string): Promise<void> {
  await tx.deleteFrom('reviews').where('tutor_id', '=', tutorId).execute();
}

function toReview(row: ReviewRow): Review {
  return {
    tutorId: row.tutor_id,
    studentId: row.student_id,
    sessionId: row.session_id,
    studentName: row.student_name,
    rating: row.rating,
    comment: row.comment_text,
    reviewedAt: fromDatabaseInstant(row.reviewed_at),
  };
}

function toRow(review: Review): ReviewRow {
  return {
    tutor_id: review.tutorId,
    student_id: review.studentId,
    session_id: review.sessionId,
    student_name: review.studentName,
    rating: review.rating,
    comment_text: review.comment,
    reviewed_at: toDatabaseInstant(review.reviewedAt),
  };
}
