import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Attendance } from '../domain/attendance.ts';
import type { AttendanceRow } from './meeting-tables.ts';
import type { Reader, Writer } from './tables.ts';

/** Of one person in one meeting: more than one only while one follows another. */
export async function findAttendances(
  db: Reader,
  meetingId: string,
  personId: string,
): Promise<Attendance[]> {
  const rows = await db
    .selectFrom('attendances')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map(toAttendance);
}

/** Whatever is not in accord with the ledger yet, in some meetings. */
export async function findUnsettled(
  db: Reader,
  meetingIds: readonly string[],
  limit: number,
): Promise<Attendance[]> {
  if (meetingIds.length === 0) return [];
  const rows = await db
    .selectFrom('attendances')
    .selectAll()
    .where('meeting_id', 'in', meetingIds)
    .where('due_at', 'is not', null)
    .orderBy('meeting_id')
    .orderBy('person_id')
    .limit(limit)
    .execute();
  return rows.map(toAttendance);
}

/** What the sweep must look at, the longest overdue first. */
export async function findDueAttendances(db: Reader, now: Instant, limit: number): Promise<Attendance[]> {
  const rows = await db
    .selectFrom('attendances')
    .selectAll()
    .where('due_at', '<=', toDatabaseInstant(now))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(toAttendance);
}

/** Seats that others than this person have taken, for good or until the ledger has answered. */
export async function countSeats(db: Reader, meetingId: string, exceptPersonId = ''): Promise<number> {
  const row = await db
    .selectFrom('attendances')
    .select(({ fn }) => fn.count<number>('person_id').distinct().as('seats'))
    .where('meeting_id', '=', meetingId)
    .where('tentative', '=', 0)
    .where('status', '!=', 'ending')
    .where('person_id', '!=', exceptPersonId)
    .executeTakeFirstOrThrow();
  return Number(row.seats);
}

export async function insertAttendances(tx: Writer, attendances: readonly Attendance[]): Promise<void> {
  if (attendances.length === 0) return;
  await tx.insertInto('attendances').values(attendances.map(toRow)).execute();
}

type Changes = Partial<
  Pick<Attendance, 'status' | 'start' | 'end' | 'title' | 'place' | 'link' | 'ledgerVersion' | 'dueAt'>
>;

/** Changes an attendance that nobody has changed since it was read; null when somebody has. */
export async function updateAttendance(
  tx: Writer,
  attendance: Attendance,
  changes: Changes,
): Promise<Attendance | null> {
  const changed = { ...attendance, ...changes, revision: attendance.revision + 1 };
  const { id, meeting_id, person_id, person_name, tentative, ...changeable } = toRow(changed);
  const { numUpdatedRows } = await tx
    .updateTable('attendances')
    .set(changeable)
    .where('id', '=', id)
    .where('revision', '=', attendance.revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? changed : null;
}

/** False when somebody has changed it since it was read. */
export async function deleteAttendance(tx: Writer, { id, revision }: Attendance): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('attendances')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Says that the ledger must be told of what is new of the meetings; their locks are held. */
export async function markMoving(tx: Writer, meetingIds: readonly string[], dueAt: Instant): Promise<void> {
  await tx
    .updateTable('attendances')
    .set(({ eb }) => ({
      status: 'moving' as const,
      due_at: toDatabaseInstant(dueAt),
      revision: eb('revision', '+', 1),
    }))
    .where('meeting_id', 'in', meetingIds)
    .where('status', 'in', ['kept', 'moving'])
    .execute();
}

interface Ending {
  readonly meetingIds: readonly string[];
  /** Everyone's, unless one person's. */
  readonly personId?: string;
  /** All but this one. */
  readonly exceptId?: string;
  readonly dueAt: Instant;
}

/** Ends every yes to the meetings: what the ledger has of them is to be released. */
export async function endAttendances(
  tx: Writer,
  { meetingIds, personId, exceptId, dueAt }: Ending,
): Promise<void> {
  if (meetingIds.length === 0) return;
  let rows = tx
    .updateTable('attendances')
    .set(({ eb }) => ({
      status: 'ending' as const,
      due_at: toDatabaseInstant(dueAt),
      revision: eb('revision', '+', 1),
    }))
    .where('meeting_id', 'in', meetingIds)
    .where('status', '!=', 'ending');
  if (personId !== undefined) rows = rows.where('person_id', '=', personId);
  if (exceptId !== undefined) rows = rows.where('id', '!=', exceptId);
  await rows.execute();
}

/** Meetings of a group to which a person has said yes and that lie ahead. */
export async function findMeetingIdsOf(
  db: Reader,
  { groupId, personId, now }: { readonly groupId: string; readonly personId: string; readonly now: Instant },
): Promise<string[]> {
  const rows = await db
    .selectFrom('attendances as a')
    .innerJoin('meetings as m', 'm.id', 'a.meeting_id')
    .select('a.meeting_id')
    .distinct()
    .where('a.person_id', '=', personId)
    .where('m.group_id', '=', groupId)
    .where('m.start_at', '>', toDatabaseInstant(now))
    .execute();
  return rows.map((row) => row.meeting_id);
}

function toAttendance(row: AttendanceRow): Attendance {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    personId: row.person_id,
    personName: row.person_name,
    title: row.title,
    place: row.place,
    link: row.link,
    start: fromDatabaseInstant(row.start_at),
    end: fromDatabaseInstant(row.end_at),
    tentative: row.tentative === 1,
    status: row.status,
    ledgerVersion: row.ledger_version,
    dueAt: row.due_at === null ? null : fromDatabaseInstant(row.due_at),
    revision: row.revision,
  };
}

function toRow(attendance: Attendance): AttendanceRow {
  const { dueAt } = attendance;
  return {
    id: attendance.id,
    meeting_id: attendance.meetingId,
    person_id: attendance.personId,
    person_name: attendance.personName,
    title: attendance.title,
    place: attendance.place,
    link: attendance.link,
    start_at: toDatabaseInstant(attendance.start),
    end_at: toDatabaseInstant(attendance.end),
    tentative: attendance.tentative ? 1 : 0,
    status: attendance.status,
    ledger_version: attendance.ledgerVersion,
    due_at: dueAt === null ? null : toDatabaseInstant(dueAt),
    revision: attendance.revision,
  };
}
