import { publish } from '@studyhall/events';
import type { Instant } from '@studyhall/time';
import type { ReportRow } from './data/post-tables.ts';
import type { Writer } from './data/tables.ts';
import type { Group } from './domain/group.ts';
import type { Mention, Post } from './domain/post.ts';

const excerptLength = 200;

interface Mentioning {
  readonly group: Group;
  readonly post: Post;
  /** Who was mentioned before the change, and knows. */
  readonly before: readonly Mention[];
  readonly at: Instant;
}

export async function publishMentions(tx: Writer, { group, post, before, at }: Mentioning): Promise<void> {
  const known = new Set([post.authorId, ...before.map(({ id }) => id)]);
  const to = post.mentions.map(({ id }) => id).filter((id) => !known.has(id));
  if (to.length === 0) return;
  const data = {
    postId: post.id,
    groupId: group.id,
    groupName: group.name,
    authorId: post.authorId,
    authorName: post.authorName,
    excerpt: [...post.body].slice(0, excerptLength).join(''),
    to,
  };
  await publish(tx, { type: 'post.mentioned', subject: group.id, data, at });
}

interface Reporting {
  readonly group: Group;
  readonly post: Post;
  readonly report: ReportRow;
  readonly to: readonly string[];
  readonly at: Instant;
}

export function publishReport(tx: Writer, { group, post, report, to, at }: Reporting): Promise<void> {
  const data = {
    postId: post.id,
    groupId: group.id,
    groupName: group.name,
    authorName: post.authorName,
    reporterId: report.reporter_id,
    reporterName: report.reporter_name,
    reason: report.reason,
    to: to.filter((id) => id !== report.reporter_id),
  };
  return publish(tx, { type: 'post.reported', subject: group.id, data, at });
}
