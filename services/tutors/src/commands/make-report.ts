import type { Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { findGroupTotals, findTotals } from '../data/report-repository.ts';
import { type Grouping, type ReportRow, splitWeeks } from '../domain/report.ts';
import { ReportTooLargeError } from '../session-errors.ts';

export interface ReportQuery {
  readonly range: Interval;
  readonly by: Grouping;
  /** Only rows whose key comes after it. */
  readonly after: string;
  readonly limit: number;
}

/** The rows of a report by key, at most `limit` of them. */
export async function makeReport(
  context: Context,
  { range, by, after, limit }: ReportQuery,
): Promise<ReportRow[]> {
  const { read } = context.db;
  if (by !== 'week') return findGroupTotals(read, { range, by, after, limit });
  const { timeZone } = await findPolicy(read);
  const weeks = splitWeeks(range, timeZone).filter(({ monday }) => monday > after);
  const rows: ReportRow[] = [];
  for (const week of weeks.slice(0, limit)) rows.push(await findTotals(read, week, week.monday));
  return rows;
}

const mostRows = 10_000;

/** The whole report at once, or a refusal: never a part that looks like the whole. */
export async function makeWholeReport(
  context: Context,
  query: Pick<ReportQuery, 'range' | 'by'>,
): Promise<ReportRow[]> {
  const rows = await makeReport(context, { ...query, after: '', limit: mostRows + 1 });
  if (rows.length > mostRows) throw new ReportTooLargeError(mostRows);
  return rows;
}
