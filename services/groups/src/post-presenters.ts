import { fromDatabaseInstant } from '@studyhall/db';
import { formatInstant } from '@studyhall/time';
import type { ReportRow } from './data/post-tables.ts';
import type { Membership } from './domain/membership.ts';
import type { Post } from './domain/post.ts';
import { renderMarkdown } from './markdown.ts';
import type { PostAnswer, ReplyAnswer } from './routes/posts.schema.ts';
import type { ReportAnswer } from './routes/reports.schema.ts';

/** Who reads, and up to which number they have. */
export type PostReader = Pick<Membership, 'personId' | 'readPost'>;

function presentReply(post: Post, { personId, readPost }: PostReader): ReplyAnswer {
  return {
    id: post.id,
    groupId: post.groupId,
    parentId: post.parentId,
    authorId: post.authorId,
    authorName: post.authorName,
    body: post.body,
    html: renderMarkdown(post.body),
    mentions: post.mentions.map(({ id, name }) => ({ userId: id, name })),
    pinned: post.pinnedAt !== null,
    deleted: post.deletedAt !== null,
    replyCount: post.replyCount,
    isNew: post.number > readPost && post.authorId !== personId && post.deletedAt === null,
    createdAt: formatInstant(post.createdAt),
    editedAt: post.editedAt === null ? null : formatInstant(post.editedAt),
  };
}

export function presentPost(post: Post, reader: PostReader, replies: readonly Post[] = []): PostAnswer {
  return { ...presentReply(post, reader), replies: replies.map((reply) => presentReply(reply, reader)) };
}

export function presentReport(row: ReportRow): ReportAnswer {
  return {
    id: row.id,
    groupId: row.group_id,
    postId: row.post_id,
    reporterId: row.reporter_id,
    reporterName: row.reporter_name,
    reason: row.reason,
    status: row.status,
    createdAt: formatInstant(fromDatabaseInstant(row.created_at)),
    resolvedAt: row.resolved_at === null ? null : formatInstant(fromDatabaseInstant(row.resolved_at)),
    resolvedBy: row.resolved_by,
    note: row.note,
  };
}
