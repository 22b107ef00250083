import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant, Interval } from '@studyhall/time';
import { sql } from 'kysely';
import type { BookedLoad } from '../domain/limits.ts';
import { countedStatuses } from '../domain/session.ts';
import type { Reader, Writer } from './tables.ts';

export interface LoadQuery {
  readonly studentId: string;
  readonly tutorId: string;
  readonly interval: Interval;
  readonly studentWeek: Interval;
  readonly tutorWeek: Interval;
  readonly noShowsSince: Instant;
  readonly now: Instant;
  /** The session that is being moved: it does not count against itself. */
  readonly except?: string | undefined;
}

/** Everything that limits one booking, in one statement. */
export async function findLoad(tx: Writer, query: LoadQuery): Promise<BookedLoad> {
  const rows = await counted(tx, 'student', query)
    .unionAll(counted(tx, 'tutor', query))
    .unionAll(moving(tx, 'student', query))
    .unionAll(moving(tx, 'tutor', query))
    .unionAll(noShows(tx, query))
    .unionAll(waiters(tx, query))
    .execute();
  const startsOf = (counts: string) =>
    rows.flatMap((row) => (row.counts === counts ? [fromDatabaseInstant(row.start_at)] : []));
  return {
    student: startsOf('student'),
    tutor: startsOf('tutor'),
    noShows: startsOf('no-show'),
    waitedFor: startsOf('waiting').length > 0,
  };
}

type Side = 'student' | 'tutor';

function selectSide(side: Side, { studentId, tutorId, studentWeek, tutorWeek }: LoadQuery) {
  return side === 'student'
    ? ({ column: 'student_id', personId: studentId, week: studentWeek } as const)
    : ({ column: 'tutor_id', personId: tutorId, week: tutorWeek } as const);
}

function counted(tx: Writer, side: Side, query: LoadQuery) {
  const { column, personId, week } = selectSide(side, query);
  return tx
    .selectFrom('sessions')
    .select([sql.lit<string>(side).as('counts'), 'start_at'])
    .where(column, '=', personId)
    .where('start_at', '>=', toDatabaseInstant(week.start))
    .where('start_at', '<', toDatabaseInstant(week.end))
    .where('status', 'in', countedStatuses)
    .where('id', '!=', query.except ?? '');
}

function moving(tx: Writer, side: Side, query: LoadQuery) {
  const { column, personId, week } = selectSide(side, query);
  return tx
    .selectFrom('session_moves')
    .select([sql.lit<string>(side).as('counts'), 'start_at'])
    .where(column, '=', personId)
    .where('start_at', '>=', toDatabaseInstant(week.start))
    .where('start_at', '<', toDatabaseInstant(week.end))
    .where('session_id', '!=', query.except ?? '');
}

function noShows(tx: Writer, { studentId, noShowsSince }: LoadQuery) {
  return tx
    .selectFrom('sessions')
    .select([sql.lit<string>('no-show').as('counts'), 'start_at'])
    .where('student_id', '=', studentId)
    .where('start_at', '>=', toDatabaseInstant(noShowsSince))
    .where('status', '=', 'no-show');
}

/** Others who wait for this time while it is being found out whom to offer it to. */
function waiters(tx: Writer, { studentId, tutorId, interval, now }: LoadQuery) {
  const at = toDatabaseInstant(now);
  return tx
    .selectFrom('waitlist_queues as q')
    .innerJoin('waitlist_entries as e', 'e.tutor_id', 'q.tutor_id')
    .select([sql.lit<string>('waiting').as('counts'), 'e.from_at as start_at'])
    .where('q.tutor_id', '=', tutorId)
    .where(({ eb, or }) => or([eb('q.due_at', '<=', at), eb('q.leased_until', '>', at)]))
    .where('e.status', '=', 'waiting')
    .where('e.student_id', '!=', studentId)
    .where('e.from_at', '<=', toDatabaseInstant(interval.start))
    .where('e.to_at', '>=', toDatabaseInstant(interval.end));
}

interface StudentRange {
  readonly studentId: string;
  readonly range: Interval;
  readonly except?: string | undefined;
}

/** Starts of a student's sessions that count towards the limits. */
export async function findStudentStarts(db: Reader, query: StudentRange): Promise<Instant[]> {
  const { studentId, range, except = '' } = query;
  const rows = await db
    .selectFrom('sessions')
    .select('start_at')
    .where('student_id', '=', studentId)
    .where('start_at', '>=', toDatabaseInstant(range.start))
    .where('start_at', '<', toDatabaseInstant(range.end))
    .where('status', 'in', countedStatuses)
    .where('id', '!=', except)
    .execute();
  return rows.map((row) => fromDatabaseInstant(row.start_at));
}

/** Starts of a tutor's sessions that count towards the weekly limit. */
export async function findTutorStarts(db: Reader, tutorId: string, range: Interval): Promise<Instant[]> {
  const rows = await db
    .selectFrom('sessions')
    .select('start_at')
    .where('tutor_id', '=', tutorId)
    .where('start_at', '>=', toDatabaseInstant(range.start))
    .where('start_at', '<', toDatabaseInstant(range.end))
    .where('status', 'in', countedStatuses)
    .execute();
  return rows.map((row) => fromDatabaseInstant(row.start_at));
}
