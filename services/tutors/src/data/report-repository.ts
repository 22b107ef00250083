import { toDatabaseInstant } from '@studyhall/db';
import type { Interval } from '@studyhall/time';
import { sql } from 'kysely';
import type { ReportRow } from '../domain/report.ts';
import { type VisibleStatus, visibleStatuses } from '../domain/session.ts';
import type { Reader } from './tables.ts';

interface GroupQuery {
  readonly range: Interval;
  readonly by: 'course' | 'tutor';
  /** Only groups whose key comes after it. */
  readonly after: string;
  readonly limit: number;
}

/** One row a course or tutor, by key. */
export async function findGroupTotals(db: Reader, query: GroupQuery): Promise<ReportRow[]> {
  const { range, by, after, limit } = query;
  const key = by === 'course' ? 'course_code' : 'tutor_id';
  const rows = await selectTotals(db, range)
    .select(key)
    .select(({ fn }) => fn.max(by === 'course' ? 'course_code' : 'tutor_name').as('label'))
    .where(key, '>', after)
    .groupBy(key)
    .orderBy(key)
    .limit(limit)
    .execute();
  return rows.map(({ label, ...row }) => toReportRow(row, { key: String(row[key]), label: label ?? '' }));
}

/** Everything within a range in one row. */
export async function findTotals(db: Reader, range: Interval, key: string): Promise<ReportRow> {
  return toReportRow(await selectTotals(db, range).executeTakeFirstOrThrow(), { key, label: key });
}

function selectTotals(db: Reader, range: Interval) {
  const having = (status: VisibleStatus) =>
    sql<number | null>`sum(case when status = ${status} then 1 else 0 end)`;
  return db
    .selectFrom('sessions')
    .select([
      having('requested').as('requested'),
      having('confirmed').as('confirmed'),
      having('completed').as('completed'),
      having('cancelled').as('cancelled'),
      having('declined').as('declined'),
      having('expired').as('expired'),
      having('no-show').as('no_shows'),
      sql<number | null>`sum(case when status = 'completed' then minutes else 0 end)`.as('minutes'),
      sql<number>`count(distinct student_id)`.as('students'),
    ])
    .where('start_at', '>=', toDatabaseInstant(range.start))
    .where('start_at', '<', toDatabaseInstant(range.end))
    .where('status', 'in', visibleStatuses);
}

interface Totals {
  readonly requested: number | null;
  readonly confirmed: number | null;
  readonly completed: number | null;
  readonly cancelled: number | null;
  readonly declined: number | null;
  readonly expired: number | null;
  readonly no_shows: number | null;
  readonly minutes: number | null;
  readonly students: number;
}

/** A sum is null over nothing, and text on MySQL, whose sums are decimals. */
function toReportRow(totals: Totals, { key, label }: { key: string; label: string }): ReportRow {
  return {
    key,
    label,
    requested: Number(totals.requested),
    confirmed: Number(totals.confirmed),
    completed: Number(totals.completed),
    cancelled: Number(totals.cancelled),
    declined: Number(totals.declined),
    expired: Number(totals.expired),
    noShows: Number(totals.no_shows),
    hours: Number(totals.minutes) / 60,
    students: Number(totals.students),
  };
}
