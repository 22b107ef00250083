import { toDatabaseInstant } from '@studyhall/db';
import { type ConfirmClaim, NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findModeratorIds } from '../data/membership-repository.ts';
import type { ReportRow } from '../data/post-tables.ts';
import { findReport, findReportBy, insertReport, resolveReports } from '../data/report-repository.ts';
import { PostDeletedError } from '../errors.ts';
import { publishReport } from '../post-events.ts';
import { actInGroup } from './act-in-group.ts';
import { actOnPost } from './act-on-post.ts';

interface NewReport {
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly postId: string;
  readonly reason: string;
}

/** Brings a post before those who run the group. A person reports a post once. */
export function reportPost(
  context: Context,
  person: Person,
  { id, confirmClaim, postId, reason }: NewReport,
): Promise<ReportRow> {
  const act = { postId, person, action: 'reportPost', confirmClaim };
  return actOnPost(context, act, async ({ tx, group, at }, post) => {
    if (post.deletedAt !== null) throw new PostDeletedError();
    const stored = await findReportBy(tx, postId, person.id);
    if (stored) return stored;
    const report: ReportRow = {
      id,
      group_id: group.id,
      post_id: postId,
      reporter_id: person.id,
      reporter_name: person.name,
      reason,
      status: 'open',
      created_at: toDatabaseInstant(at),
      resolved_at: null,
      resolved_by: null,
      note: null,
    };
    await insertReport(tx, report);
    const to = await findModeratorIds(tx, group.id);
    await publishReport(tx, { group, post, report, to, at });
    return report;
  });
}

interface Resolution {
  readonly groupId: string;
  readonly reportId: string;
  readonly note: string | null;
}

/** Takes a report off the queue; again changes nothing. */
export function resolveReport(
  context: Context,
  person: Person,
  { groupId, reportId, note }: Resolution,
): Promise<ReportRow> {
  const act = { groupId, person, action: 'moderate', inArchive: true };
  return actInGroup(context, act, async ({ tx, at }) => {
    await resolveReports(tx, { id: reportId, groupId }, { by: person.id, at, note });
    const report = await findReport(tx, reportId);
    if (report?.group_id !== groupId) throw new NotFoundError('report');
    return report;
  });
}
