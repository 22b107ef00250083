import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant, Interval } from '@studyhall/time';
import { minutesOf, type PendingMove, type Session } from '../domain/session.ts';
import type { SessionMoveRow, SessionRow } from './session-tables.ts';

/** What a session's row is read with: the columns of its pending move. */
export interface MoveColumns {
  move_start: string | null;
  move_end: string | null;
  moved_by: string | null;
  next_status: SessionMoveRow['next_status'] | null;
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

/** Only the columns that the changes touch: most changes are small, and each index has its price. */
export function toChangedColumns(changed: Session, changes: SessionChanges): Partial<SessionRow> {
  const row = toSessionRow(changed);
  const columns = (Object.keys(changes) as Changeable[]).map((key) => changeableColumns[key]);
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}

export function toSession(row: SessionRow & MoveColumns): Session {
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

export function toSessionRow(session: Session): SessionRow {
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
