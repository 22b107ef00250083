import { insertRows, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { PendingMove, Session, SessionOrder, SessionStatus } from '../domain/session.ts';
import { type SessionChanges, toChangedColumns, toSession, toSessionRow } from './session-row.ts';
import type { Reader, Writer } from './tables.ts';

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
  readonly order: SessionOrder;
  readonly after?: { readonly start: Instant; readonly id: string } | undefined;
  readonly limit: number;
}

/** By start. */
export async function findSessions(db: Reader, query: SessionQuery): Promise<Session[]> {
  const { personId, as, statuses, from, to, order, after, limit } = query;
  const [direction, beyond] = order === 'earliest' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  let rows = selectSessions(db)
    .where(as === 'student' ? 's.student_id' : 's.tutor_id', '=', personId)
    .where('s.status', 'in', statuses)
    .orderBy('s.start_at', direction)
    .orderBy('s.id', direction)
    .limit(limit);
  if (from !== undefined) rows = rows.where('s.start_at', '>=', toDatabaseInstant(from));
  if (to !== undefined) rows = rows.where('s.start_at', '<', toDatabaseInstant(to));
  if (after) {
    const start = toDatabaseInstant(after.start);
    rows = rows
      .where('s.start_at', `${beyond}=`, start)
      .where(({ eb, or }) => or([eb('s.start_at', beyond, start), eb('s.id', beyond, after.id)]));
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
  await insertRows(tx, 'sessions', [toSessionRow(session)]);
}

/** Changes a session that nobody has changed since it was read; null when somebody has. */
export async function updateSession(
  tx: Writer,
  session: Session,
  changes: SessionChanges,
): Promise<Session | null> {
  const changed = { ...session, ...changes, revision: session.revision + 1 };
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ revision: changed.revision, ...toChangedColumns(changed, changes) })
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
