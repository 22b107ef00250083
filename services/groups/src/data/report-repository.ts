import { toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { ReportRow } from './post-tables.ts';
import type { Reader, Writer } from './tables.ts';

/** A person's report of a post; there is one at most. */
export async function findReportBy(
  db: Reader,
  postId: string,
  reporterId: string,
): Promise<ReportRow | null> {
  const row = await db
    .selectFrom('post_reports')
    .selectAll()
    .where('post_id', '=', postId)
    .where('reporter_id', '=', reporterId)
    .executeTakeFirst();
  return row ?? null;
}

export async function findReport(db: Reader, id: string): Promise<ReportRow | null> {
  return (await db.selectFrom('post_reports').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

interface ReportPage {
  readonly status: ReportRow['status'];
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A group's reports, oldest first. */
export function findReports(db: Reader, groupId: string, page: ReportPage): Promise<ReportRow[]> {
  const { status, after = '', limit } = page;
  return db
    .selectFrom('post_reports')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('status', '=', status)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export function findReportsBy(db: Reader, reporterId: string, limit: number): Promise<ReportRow[]> {
  return db
    .selectFrom('post_reports')
    .selectAll()
    .where('reporter_id', '=', reporterId)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function insertReport(tx: Writer, report: ReportRow): Promise<void> {
  await tx.insertInto('post_reports').values(report).execute();
}

interface Resolution {
  readonly by: string | null;
  readonly at: Instant;
  readonly note: string | null;
}

/** Resolves one report, or all that are open of a post. */
export async function resolveReports(
  tx: Writer,
  which: { readonly id: string; readonly groupId: string } | { readonly postId: string },
  { by, at, note }: Resolution,
): Promise<void> {
  const open = tx
    .updateTable('post_reports')
    .set({ status: 'resolved', resolved_at: toDatabaseInstant(at), resolved_by: by, note })
    .where('status', '=', 'open');
  const chosen =
    'id' in which
      ? open.where('id', '=', which.id).where('group_id', '=', which.groupId)
      : open.where('post_id', '=', which.postId);
  await chosen.execute();
}

export async function deleteReportsBy(tx: Writer, reporterId: string): Promise<void> {
  await tx.deleteFrom('post_reports').where('reporter_id', '=', reporterId).execute();
}
