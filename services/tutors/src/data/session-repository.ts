import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant, Interval } from '@studyhall/time';
import { minutesOf, type PendingMove, type Session, type SessionStatus } from '../domain/session.ts';
import type { SessionMoveRow, SessionRow } from './session-tables.ts';
import type { Reader, Writer } from './tables.ts';

type MoveColumns = {
  move_start: string | null;
  move_end: string | null;
  moved_by: string | null;
  next_status: SessionMoveRow['next_status'] | null;
};

function selectSessions(db: Reader) {
  return db
    .selectFrom('sessions as s')
    .leftJoin('session_moves as m', 'm.session_id', 's.id')
    .selectAll('s')
    .select(['m.start_at as move_start', 'm.end_at as move_end', 'm.moved_by', 'm.next_status']);
}

export async function findSession(db: Reader, id: string): Promise<Session | null> {
  const row = await selectSessions(db).where('s.id', '=', id).executeTakeFirst();
  return row ? toSession(row) : null;
}

interface OfferQuery {
  readonly tutorId: string;
  readonly studentId: string;
  readonly courseCode: string;
  readonly start: Instant;
  readonly minutes: number;
}

/** What the waitlist has offered a student at exactly this time, or what the student made of it. */
export async function findFromWaitlist(db: Reader, query: OfferQuery): Promise<Session | null> {
  const row = await selectSessions(db)
    .where('s.student_id', '=', query.studentId)
    .where('s.start_at', '=', toDatabaseInstant(query.start))
    .where('s.tutor_id', '=', query.tutorId)
    .where('s.course_code', '=', query.courseCode)
    .where('s.minutes', '=', query.minutes)
    .where('s.waitlist_entry_id', 'is not', null)
    .where('s.status', 'in', ['offered', 'requested', 'confirmed'])
    .executeTakeFirst();
  return row ? toSession(row) : null;
}

export interface SessionQuery {
  readonly personId: string;
  readonly as: 'student' | 'tutor';
  readonly statuses: readonly SessionStatus[];
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly after?: { readonly start: Instant; readonly id: string } | undefined;
  readonly limit: number;
}

/** By start. */
export async function findSessions(db: Reader, query: SessionQuery): Promise<Session[]> {
  const { personId, as, statuses, from, to, after, limit } = query;
  let rows = selectSessions(db)
    .where(as === 'student' ? 's.student_id' : 's.tutor_id', '=', personId)
    .where('s.status', 'in', statuses)
    .orderBy('s.start_at')
    .orderBy('s.id')
    .limit(limit);
  if (from !== undefined) rows = rows.where('s.start_at', '>=', toDatabaseInstant(from));
  if (to !== undefined) rows = rows.where('s.start_at', '<', toDatabaseInstant(to));
  if (after) {
    const start = toDatabaseInstant(after.start);
    rows = rows
      .where('s.start_at', '>=', start)
      .where(({ eb, or }) => or([eb('s.start_at', '>', start), eb('s.id', '>', after.id)]));
  }
  return (await rows.execute()).map(toSession);
}

/** Sessions that the sweep must look at, the longest overdue first. */
export async function findDueSessions(db: Reader, now: Instant, limit: number): Promise<Session[]> {
  const rows = await selectSessions(db)
    .where('s.due_at', '<=', toDatabaseInstant(now))
    .orderBy('s.due_at')
    .limit(limit)
    .execute();
  return rows.map(toSession);
}

/** Every session of a person on either side, for an export or an erasure. */
export async function findSessionsOfPerson(db: Reader, personId: string): Promise<Session[]> {
  const rows = await selectSessions(db)
    .where(({ eb, or }) => or([eb('s.student_id', '=', personId), eb('s.tutor_id', '=', personId)]))
    .orderBy('s.start_at')
    .orderBy('s.id')
    .execute();
  return rows.map(toSession);
}

export async function insertSession(tx: Writer, session: Session): Promise<void> {
  await tx.insertInto('sessions').values(toRow(session)).execute();
}

const changeableColumns = {
  start: 'start_at',
  end: 'end_at',
  status: 'status',
  mode: 'mode',
  topic: 'topic',
  reason: 'reason',
  answerBy: 'answer_by',
  dueAt: 'due_at',
  ledgerVersion: 'ledger_version',
  noticeWaived: 'notice_waived',
  changedAt: 'changed_at',
} as const satisfies Partial<Record<keyof Session, keyof SessionRow>>;

type Changeable = keyof typeof changeableColumns;
export type SessionChanges = Partial<Pick<Session, Changeable>>;

/** Changes a session that nobody has changed since it was read; null when somebody has. */
export async function updateSession(
  tx: Writer,
  session: Session,
  changes: SessionChanges,
): Promise<Session | null> {
  const changed = { ...session, ...changes, revision: session.revision + 1 };
  const row = toRow(changed);
  const columns = (Object.keys(changes) as Changeable[]).map((key) => changeableColumns[key]);
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ revision: row.revision, ...Object.fromEntries(columns.map((column) => [column, row[column]])) })
    .where('id', '=', session.id)
    .where('revision', '=', session.revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? changed : null;
}

/** False when somebody has changed the session since it was read. */
export async function deleteSession(tx: Writer, { id, revision }: Session): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function insertMove(tx: Writer, session: Session, move: PendingMove): Promise<void> {
  await tx
    .insertInto('session_moves')
    .values({
      session_id: session.id,
      tutor_id: session.tutorId,
      student_id: session.studentId,
      start_at: toDatabaseInstant(move.start),
      end_at: toDatabaseInstant(move.end),
      moved_by: move.movedBy,
      next_status: move.nextStatus,
    })
    .execute();
}

export async function deleteMove(tx: Writer, sessionId: string): Promise<void> {
  await tx.deleteFrom('session_moves').where('session_id', '=', sessionId).execute();
}

function toSession(row: SessionRow & MoveColumns): Session {
  return {
    id: row.id,
    tutorId: row.tutor_id,
    studentId: row.student_id,
    tutorName: row.tutor_name,
    studentName: row.student_name,
    courseCode: row.course_code,
    mode: row.mode,
    topic: row.topic,
    ...toInterval(row.start_at, row.end_at),
    status: row.status,
    reason: row.reason,
    answerBy: toInstant(row.answer_by),
    dueAt: toInstant(row.due_at),
    ledgerVersion: row.ledger_version,
    noticeWaived: row.notice_waived === 1,
    waitlistEntryId: row.waitlist_entry_id,
    revision: row.revision,
    createdAt: fromDatabaseInstant(row.created_at),
    changedAt: fromDatabaseInstant(row.changed_at),
    move: toMove(row),
  };
}

function toMove({ move_start, move_end, moved_by, next_status }: MoveColumns): PendingMove | null {
  if (move_start === null || move_end === null || moved_by === null || next_status === null) return null;
  return { ...toInterval(move_start, move_end), movedBy: moved_by, nextStatus: next_status };
}

function toRow(session: Session): SessionRow {
  return {
    id: session.id,
    tutor_id: session.tutorId,
    student_id: session.studentId,
    tutor_name: session.tutorName,
    student_name: session.studentName,
    course_code: session.courseCode,
    mode: session.mode,
    topic: session.topic,
    start_at: toDatabaseInstant(session.start),
    end_at: toDatabaseInstant(session.end),
    minutes: minutesOf(session),
    status: session.status,
    reason: session.reason,
    answer_by: fromInstant(session.answerBy),
    due_at: fromInstant(session.dueAt),
    ledger_version: session.ledgerVersion,
    notice_waived: session.noticeWaived ? 1 : 0,
    waitlist_entry_id: session.waitlistEntryId,
    revision: session.revision,
    created_at: toDatabaseInstant(session.createdAt),
    changed_at: toDatabaseInstant(session.changedAt),
  };
}

function toInterval(start: string, end: string): Interval {
  return { start: fromDatabaseInstant(start), end: fromDatabaseInstant(end) };
}

function toInstant(stored: string | null): Instant | null {
  return stored === null ? null : fromDatabaseInstant(stored);
}

function fromInstant(instant: Instant | null): string | null {
  return instant === null ? null : toDatabaseInstant(instant);
}
