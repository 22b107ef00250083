import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant, Interval } from '@studyhall/time';
import type { FreeTime } from '../domain/free-time.ts';
import { countedStatuses } from '../domain/session.ts';
import type { Reader, Writer } from './tables.ts';
import type { FreeTimeRow } from './tutor-tables.ts';

const longAgo = toDatabaseInstant(0);

/** Has the free times of these people computed again as soon as may be; those who are no tutors have none. */
export async function markOutdated(tx: Writer, tutorIds: readonly string[]): Promise<void> {
  if (tutorIds.length === 0) return;
  await tx
    .updateTable('free_times')
    .set(({ eb }) => ({ due_at: longAgo, changes: eb('changes', '+', 1) }))
    .where('tutor_id', 'in', tutorIds)
    .execute();
}

/** For a tutor who is listed from now on. */
export async function insertFreeTime(tx: Writer, tutorId: string): Promise<void> {
  await tx
    .insertInto('free_times')
    .values({
      tutor_id: tutorId,
      next_free: null,
      from_at: longAgo,
      free_hours: '',
      due_at: longAgo,
      changes: 0,
    })
    .execute();
}

export async function deleteFreeTime(tx: Writer, tutorId: string): Promise<void> {
  await tx.deleteFrom('free_times').where('tutor_id', '=', tutorId).execute();
}

export async function findFreeTimes(db: Reader, tutorIds: readonly string[]): Promise<Map<string, FreeTime>> {
  if (tutorIds.length === 0) return new Map();
  const rows = await db.selectFrom('free_times').selectAll().where('tutor_id', 'in', tutorIds).execute();
  return new Map(rows.map((row) => [row.tutor_id, toFreeTime(row)]));
}

/** A tutor whose free time must be computed again, and what `changes` stood at. */
export interface DueFreeTime {
  readonly tutorId: string;
  readonly changes: number;
}

/** The longest overdue first. */
export async function findDueFreeTimes(db: Reader, now: Instant, limit: number): Promise<DueFreeTime[]> {
  const rows = await db
    .selectFrom('free_times')
    .select(['tutor_id', 'changes'])
    .where('due_at', '<=', toDatabaseInstant(now))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ tutorId: row.tutor_id, changes: row.changes }));
}

/** Stores what was computed, unless something has changed since `changes` was read: then false. */
export async function updateFreeTime(
  tx: Writer,
  { tutorId, changes }: DueFreeTime,
  { nextFree, from, freeHours, dueAt }: FreeTime,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('free_times')
    .set({
      next_free: nextFree === null ? null : toDatabaseInstant(nextFree),
      from_at: toDatabaseInstant(from),
      free_hours: freeHours,
      due_at: toDatabaseInstant(dueAt),
    })
    .where('tutor_id', '=', tutorId)
    .where('changes', '=', changes)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Starts of the sessions that count towards tutors' weekly limits. */
export async function findBookedStarts(
  db: Reader,
  tutorIds: readonly string[],
  range: Interval,
): Promise<Map<string, Instant[]>> {
  if (tutorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('sessions')
    .select(['tutor_id', 'start_at'])
    .where('tutor_id', 'in', tutorIds)
    .where('start_at', '>=', toDatabaseInstant(range.start))
    .where('start_at', '<', toDatabaseInstant(range.end))
    .where('status', 'in', countedStatuses)
    .execute();
  const byTutor = new Map<string, Instant[]>();
  for (const { tutor_id, start_at } of rows) {
    const starts = byTutor.get(tutor_id);
    if (starts) starts.push(fromDatabaseInstant(start_at));
    else byTutor.set(tutor_id, [fromDatabaseInstant(start_at)]);
  }
  return byTutor;
}

function toFreeTime(row: FreeTimeRow): FreeTime {
  return {
    nextFree: row.next_free === null ? null : fromDatabaseInstant(row.next_free),
    from: fromDatabaseInstant(row.from_at),
    freeHours: row.free_hours,
    dueAt: fromDatabaseInstant(row.due_at),
  };
}
