import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { WaitlistEntry, WaitlistStatus } from '../domain/waitlist.ts';
import type { WaitlistEntryRow } from './session-tables.ts';
import type { Reader, Writer } from './tables.ts';

export const openStatuses: readonly WaitlistStatus[] = ['waiting', 'offered'];

export async function findWaitlistEntry(db: Reader, id: string): Promise<WaitlistEntry | null> {
  const row = await db.selectFrom('waitlist_entries').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toEntry(row) : null;
}

interface StudentEntries {
  readonly studentId: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A student's open entries, oldest first. */
export async function findOpenEntries(db: Reader, query: StudentEntries): Promise<WaitlistEntry[]> {
  const { studentId, after = '', limit } = query;
  const rows = await db
    .selectFrom('waitlist_entries')
    .selectAll()
    .where('student_id', '=', studentId)
    .where('status', 'in', openStatuses)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/** Those who wait for a tutor, first in line first, a page at a time. */
export async function findWaitingLine(
  db: Reader,
  tutorId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<WaitlistEntry[]> {
  const rows = await db
    .selectFrom('waitlist_entries')
    .selectAll()
    .where('tutor_id', '=', tutorId)
    .where('status', '=', 'waiting')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/** How many before this entry are open for the same tutor and want some of the same time. */
export async function countAhead(db: Reader, entry: WaitlistEntry): Promise<number> {
  const row = await db
    .selectFrom('waitlist_entries')
    .select(({ fn }) => fn.countAll<number>().as('ahead'))
    .where('tutor_id', '=', entry.tutorId)
    .where('status', 'in', openStatuses)
    .where('id', '<', entry.id)
    .where('from_at', '<', toDatabaseInstant(entry.end))
    .where('to_at', '>', toDatabaseInstant(entry.start))
    .executeTakeFirstOrThrow();
  return Number(row.ahead);
}

export async function insertWaitlistEntry(tx: Writer, entry: WaitlistEntry): Promise<void> {
  await tx.insertInto('waitlist_entries').values(toRow(entry)).execute();
}

interface EntryChange {
  readonly id: string;
  readonly from: readonly WaitlistStatus[];
  readonly to: WaitlistStatus;
  readonly sessionId?: string | null;
}

/** False when the entry no longer has one of the statuses it is changed from. */
export async function updateEntryStatus(tx: Writer, change: EntryChange): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('waitlist_entries')
    .set({
      status: change.to,
      ...(change.sessionId !== undefined && { session_id: change.sessionId }),
    })
    .where('id', '=', change.id)
    .where('status', 'in', change.from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function toEntry(row: WaitlistEntryRow): WaitlistEntry {
  return {
    id: row.id,
    tutorId: row.tutor_id,
    studentId: row.student_id,
    studentName: row.student_name,
    courseCode: row.course_code,
    start: fromDatabaseInstant(row.from_at),
    end: fromDatabaseInstant(row.to_at),
    minutes: row.minutes,
    status: row.status,
    sessionId: row.session_id,
    createdAt: fromDatabaseInstant(row.created_at),
  };
}

function toRow(entry: WaitlistEntry): WaitlistEntryRow {
  return {
    id: entry.id,
    tutor_id: entry.tutorId,
    student_id: entry.studentId,
    student_name: entry.studentName,
    course_code: entry.courseCode,
    from_at: toDatabaseInstant(entry.start),
    to_at: toDatabaseInstant(entry.end),
    minutes: entry.minutes,
    status: entry.status,
    session_id: entry.sessionId,
    created_at: toDatabaseInstant(entry.createdAt),
  };
}
