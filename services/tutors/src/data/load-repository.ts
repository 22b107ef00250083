import { fromDatabaseInstant, type Parameter, prepareQuery, toDatabaseInstant } from '@studyhall/db';
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

type Counts = 'student' | 'tutor' | 'no-show' | 'waiting';

const counted = sql.join(countedStatuses.map((status) => sql.lit(status)));

/** What the statement below takes: bounds as they are stored. */
interface LoadParameters {
  readonly studentId: string;
  readonly tutorId: string;
  readonly except: string;
  readonly fromStudent: string;
  readonly toStudent: string;
  readonly fromTutor: string;
  readonly toTutor: string;
  readonly start: string;
  readonly end: string;
  readonly noShowsSince: string;
  readonly now: string;
}

const selectLoad = prepareQuery((db: Reader, parameter: Parameter<LoadParameters>) => {
  const [studentId, tutorId, except] = [parameter('studentId'), parameter('tutorId'), parameter('except')];
  const [fromStudent, toStudent] = [parameter('fromStudent'), parameter('toStudent')];
  const [fromTutor, toTutor] = [parameter('fromTutor'), parameter('toTutor')];
  const now = parameter('now');
  const query = sql<{ counts: Counts; start_at: string }>`
    SELECT 'student' AS counts, start_at FROM sessions
      WHERE student_id = ${studentId} AND start_at >= ${fromStudent} AND start_at < ${toStudent}
        AND status IN (${counted}) AND id <> ${except}
    UNION ALL
    SELECT 'tutor', start_at FROM sessions
      WHERE tutor_id = ${tutorId} AND start_at >= ${fromTutor} AND start_at < ${toTutor}
        AND status IN (${counted}) AND id <> ${except}
    UNION ALL
    SELECT 'student', start_at FROM session_moves
      WHERE student_id = ${studentId} AND start_at >= ${fromStudent} AND start_at < ${toStudent}
        AND session_id <> ${except}
    UNION ALL
    SELECT 'tutor', start_at FROM session_moves
      WHERE tutor_id = ${tutorId} AND start_at >= ${fromTutor} AND start_at < ${toTutor}
        AND session_id <> ${except}
    UNION ALL
    SELECT 'no-show', start_at FROM sessions
      WHERE student_id = ${studentId} AND start_at >= ${parameter('noShowsSince')}
        AND status = 'no-show'
    UNION ALL
    SELECT 'waiting', entry.from_at FROM waitlist_queues AS queue
      JOIN waitlist_entries AS entry ON entry.tutor_id = queue.tutor_id AND entry.status = 'waiting'
      WHERE queue.tutor_id = ${tutorId} AND (queue.due_at <= ${now} OR queue.leased_until > ${now})
        AND entry.student_id <> ${studentId} AND entry.from_at <= ${parameter('start')}
        AND entry.to_at >= ${parameter('end')}
  `;
  return { compile: () => query.compile(db) };
});

/** Everything that limits one booking, in one statement: it is on the path of every booking. */
export async function findLoad(tx: Writer, query: LoadQuery): Promise<BookedLoad> {
  const { studentId, tutorId, except = '' } = query;
  const [fromStudent, toStudent] = stored(query.studentWeek);
  const [fromTutor, toTutor] = stored(query.tutorWeek);
  const [start, end] = stored(query.interval);
  const rows = await selectLoad(tx, {
    studentId,
    tutorId,
    except,
    fromStudent,
    toStudent,
    fromTutor,
    toTutor,
    start,
    end,
    noShowsSince: toDatabaseInstant(query.noShowsSince),
    now: toDatabaseInstant(query.now),
  });
  const startsOf = (counts: Counts) =>
    rows.flatMap((row) => (row.counts === counts ? [fromDatabaseInstant(row.start_at)] : []));
  return {
    student: startsOf('student'),
    tutor: startsOf('tutor'),
    noShows: startsOf('no-show'),
    // Others wait for this time while it is being found out whom to offer it to.
    waitedFor: startsOf('waiting').length > 0,
  };
}

function stored({ start, end }: Interval): [string, string] {
  return [toDatabaseInstant(start), toDatabaseInstant(end)];
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

interface TutorRange {
  readonly tutorId: string;
  readonly from: string;
  readonly to: string;
}

const selectTutorStarts = prepareQuery((db: Reader, parameter: Parameter<TutorRange>) =>
  db
    .selectFrom('sessions')
    .select('start_at')
    .where('tutor_id', '=', parameter('tutorId'))
    .where('start_at', '>=', parameter('from'))
    .where('start_at', '<', parameter('to'))
    .where('status', 'in', countedStatuses),
);

/** Starts of a tutor's sessions that count towards the weekly limit. */
export async function findTutorStarts(db: Reader, tutorId: string, range: Interval): Promise<Instant[]> {
  const [from, to] = [toDatabaseInstant(range.start), toDatabaseInstant(range.end)];
  const rows = await selectTutorStarts(db, { tutorId, from, to });
  return rows.map((row) => fromDatabaseInstant(row.start_at));
}
