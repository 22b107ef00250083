import { fromDatabaseInstant, type Parameter, prepareQuery, toDatabaseInstant } from '@studyhall/db';
import type { Instant, WeeklyHours } from '@studyhall/time';
import { LRUCache } from 'lru-cache';
import { type BookableTutor, noHours, type Rating, type Tutor, type TutorStatus } from '../domain/tutor.ts';
import { markOutdated } from './free-time-repository.ts';
import type { Reader, Writer } from './tables.ts';
import type { TutorRow } from './tutor-tables.ts';

export async function findTutor(db: Reader, id: string): Promise<Tutor | null> {
  const row = await db.selectFrom('tutors').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toTutor(row) : null;
}

/** In no particular order. */
export async function findTutors(db: Reader, ids: readonly string[]): Promise<Tutor[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('tutors').selectAll().where('id', 'in', ids).execute();
  return rows.map(toTutor);
}

/** Every list of slots and every booking begins with it. */
const findRevision = prepareQuery((db: Reader, parameter: Parameter<{ tutorId: string }>) =>
  db.selectFrom('tutors').select(['revision', 'search_tie']).where('id', '=', parameter('tutorId')),
);
const remembered = new LRUCache<string, BookableTutor>({ max: 5_000 });

/**
 * What booking needs to know of a tutor; null where there is none. Whether the tutor has changed is read every
 * time, so that a suspension counts at once; the rest is parsed once for each change.
 */
export async function loadBookableTutor(db: Reader, tutorId: string): Promise<BookableTutor | null> {
  const [current] = await findRevision(db, { tutorId });
  if (!current) return null;
  const known = remembered.get(keyOf(tutorId, current.revision, current.search_tie));
  if (known) return known;
  const tutor = await findTutor(db, tutorId);
  if (!tutor) return null;
  const bookable = toBookableTutor(tutor);
  remembered.set(keyOf(tutorId, tutor.revision, tutor.searchTie), bookable);
  return bookable;
}

/** The tie tells a tutor from one of the same id who was erased before. */
function keyOf(tutorId: string, revision: number, searchTie: string): string {
  return `${tutorId} ${revision} ${searchTie}`;
}

export function toBookableTutor(tutor: Tutor): BookableTutor {
  return { ...tutor, courses: tutor.courses.map(({ code }) => code), timeZone: tutor.hours.timeZone };
}

export interface TutorListQuery {
  readonly status: TutorStatus;
  readonly after?: { readonly appliedAt: Instant; readonly id: string } | undefined;
  readonly limit: number;
}

/** In the order of their applications. */
export async function findTutorsByStatus(
  db: Reader,
  { status, after, limit }: TutorListQuery,
): Promise<Tutor[]> {
  let rows = db
    .selectFrom('tutors')
    .selectAll()
    .where('status', '=', status)
    .orderBy('applied_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const appliedAt = toDatabaseInstant(after.appliedAt);
    rows = rows
      .where('applied_at', '>=', appliedAt)
      .where(({ eb, or }) => or([eb('applied_at', '>', appliedAt), eb('id', '>', after.id)]));
  }
  return (await rows.execute()).map(toTutor);
}

export async function hasTutors(db: Reader): Promise<boolean> {
  const row = await db.selectFrom('tutors').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function insertTutor(tx: Writer, tutor: Tutor): Promise<Tutor> {
  await tx.insertInto('tutors').values(toRow(tutor)).execute();
  return tutor;
}

/** Changes a tutor whom nobody has changed since they were read; null when somebody has. */
export async function updateTutor(tx: Writer, tutor: Tutor): Promise<Tutor | null> {
  const changed = { ...tutor, revision: tutor.revision + 1 };
  const { id, ...values } = toRow(changed);
  const { numUpdatedRows } = await tx
    .updateTable('tutors')
    .set(values)
    .where('id', '=', id)
    .where('revision', '=', tutor.revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? changed : null;
}

/** The new mean counts in searches once the projection has been computed again. */
export async function updateRating(tx: Writer, tutorId: string, { mean, count }: Rating): Promise<void> {
  await tx
    .updateTable('tutors')
    .set(({ eb }) => ({ rating_mean: mean, rating_count: count, revision: eb('revision', '+', 1) }))
    .where('id', '=', tutorId)
    .execute();
  await markOutdated(tx, [tutorId]);
}

export async function deleteTutor(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('tutors').where('id', '=', id).execute();
}

function toTutor(row: TutorRow): Tutor {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    headline: row.headline,
    bio: row.bio,
    // Columns that only this service writes, always in this form.
    courses: JSON.parse(row.courses) as Tutor['courses'],
    languages: JSON.parse(row.languages) as string[],
    modes: JSON.parse(row.modes) as Tutor['modes'],
    place: row.place,
    link: row.link,
    sessionMinutes: JSON.parse(row.session_minutes) as number[],
    bufferMinutes: row.buffer_minutes,
    minNoticeMinutes: row.min_notice_minutes,
    maxAdvanceDays: row.max_advance_days,
    maxPerWeek: row.max_per_week,
    instantBooking: row.instant_booking === 1,
    hours: row.hours === null ? noHours : (JSON.parse(row.hours) as WeeklyHours),
    revision: row.revision,
    rating: { mean: row.rating_mean, count: row.rating_count },
    searchTie: row.search_tie,
    appliedAt: fromDatabaseInstant(row.applied_at),
    decidedAt: row.decided_at === null ? null : fromDatabaseInstant(row.decided_at),
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
    updatedAt: fromDatabaseInstant(row.updated_at),
  };
}

function toRow(tutor: Tutor): TutorRow {
  return {
    id: tutor.id,
    name: tutor.name,
    status: tutor.status,
    headline: tutor.headline,
    bio: tutor.bio,
    courses: JSON.stringify(tutor.courses),
    languages: JSON.stringify(tutor.languages),
    modes: JSON.stringify(tutor.modes),
    place: tutor.place,
    link: tutor.link,
    session_minutes: JSON.stringify(tutor.sessionMinutes),
    buffer_minutes: tutor.bufferMinutes,
    min_notice_minutes: tutor.minNoticeMinutes,
    max_advance_days: tutor.maxAdvanceDays,
    max_per_week: tutor.maxPerWeek,
    instant_booking: tutor.instantBooking ? 1 : 0,
    hours: tutor.hours === noHours ? null : JSON.stringify(tutor.hours),
    revision: tutor.revision,
    rating_mean: tutor.rating.mean,
    rating_count: tutor.rating.count,
    search_tie: tutor.searchTie,
    applied_at: toDatabaseInstant(tutor.appliedAt),
    decided_at: tutor.decidedAt === null ? null : toDatabaseInstant(tutor.decidedAt),
    decided_by: tutor.decidedBy,
    decision_reason: tutor.decisionReason,
    updated_at: toDatabaseInstant(tutor.updatedAt),
  };
}
