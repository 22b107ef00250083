import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Mention, Post, PostVersion } from '../domain/post.ts';
import type { PostRow } from './post-tables.ts';
import type { Reader, Writer } from './tables.ts';

export async function findPost(db: Reader, id: string): Promise<Post | null> {
  const row = await db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toPost(row) : null;
}

interface ThreadPage {
  readonly pinned?: boolean | undefined;
  /** The number of the last one before. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The posts of a group that are no replies, newest first. */
export async function findThreads(db: Reader, groupId: string, page: ThreadPage): Promise<Post[]> {
  const { pinned, before, limit } = page;
  let rows = db
    .selectFrom('posts')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('parent_id', 'is', null)
    .where(({ eb, or }) => or([eb('deleted_at', 'is', null), eb('reply_count', '>', 0)]));
  if (pinned !== undefined) rows = rows.where('pinned_at', pinned ? 'is not' : 'is', null);
  if (before !== undefined) rows = rows.where('number', '<', before);
  return (await rows.orderBy('number', 'desc').limit(limit).execute()).map(toPost);
}

/** The replies to a post, oldest first. */
export async function findReplies(
  db: Reader,
  parentId: string,
  { after = 0, limit }: { readonly after?: number | undefined; readonly limit: number },
): Promise<Post[]> {
  const rows = await db
    .selectFrom('posts')
    .selectAll()
    .where('parent_id', '=', parentId)
    .where('deleted_at', 'is', null)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(toPost);
}

/** Everything somebody has written, oldest first. */
export async function findPostsBy(
  db: Reader,
  authorId: string,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<Post[]> {
  const rows = await db
    .selectFrom('posts')
    .selectAll()
    .where('author_id', '=', authorId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toPost);
}

export async function countPinned(db: Reader, groupId: string): Promise<number> {
  const row = await db
    .selectFrom('posts')
    .select(({ fn }) => fn.countAll<number>().as('pinned'))
    .where('group_id', '=', groupId)
    .where('parent_id', 'is', null)
    .where('pinned_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.pinned);
}

/** How many posts of others a person has not read in a group, up to `most`. */
export async function countUnread(
  db: Reader,
  { groupId, personId, readPost }: { groupId: string; personId: string; readPost: number },
  most: number,
): Promise<number> {
  const rows = await db
    .selectFrom('posts')
    .select('number')
    .where('group_id', '=', groupId)
    .where('number', '>', readPost)
    .where('author_id', '<>', personId)
    .where('deleted_at', 'is', null)
    .limit(most)
    .execute();
  return rows.length;
}

export async function insertPost(tx: Writer, post: Post): Promise<void> {
  await tx.insertInto('posts').values(toRow(post)).execute();
}

export async function updatePost(tx: Writer, post: Post): Promise<void> {
  const { id, ...values } = toRow(post);
  await tx.updateTable('posts').set(values).where('id', '=', id).execute();
}

export async function insertVersion(tx: Writer, postId: string, version: PostVersion): Promise<void> {
  const { version: number, body, writtenAt } = version;
  await tx
    .insertInto('post_versions')
    .values({ post_id: postId, version: number, body, written_at: toDatabaseInstant(writtenAt) })
    .execute();
}

/** What a post said before each change, the oldest first. */
export async function findVersions(db: Reader, postId: string): Promise<PostVersion[]> {
  const rows = await db
    .selectFrom('post_versions')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('version')
    .execute();
  return rows.map(({ version, body, written_at }) => ({
    version,
    body,
    writtenAt: fromDatabaseInstant(written_at),
  }));
}

export async function deleteVersions(tx: Writer, postId: string): Promise<void> {
  await tx.deleteFrom('post_versions').where('post_id', '=', postId).execute();
}

function toPost(row: PostRow): Post {
  return {
    id: row.id,
    groupId: row.group_id,
    parentId: row.parent_id,
    number: row.number,
    authorId: row.author_id,
    authorName: row.author_name,
    body: row.body,
    // Only this service writes the column, always as such an array.
    mentions: JSON.parse(row.mentions) as Mention[],
    version: row.version,
    replyCount: row.reply_count,
    pinnedAt: readInstant(row.pinned_at),
    createdAt: fromDatabaseInstant(row.created_at),
    editedAt: readInstant(row.edited_at),
    deletedAt: readInstant(row.deleted_at),
    deletedBy: row.deleted_by,
  };
}

function toRow(post: Post): PostRow {
  return {
    id: post.id,
    group_id: post.groupId,
    parent_id: post.parentId,
    number: post.number,
    author_id: post.authorId,
    author_name: post.authorName,
    body: post.body,
    mentions: JSON.stringify(post.mentions),
    version: post.version,
    reply_count: post.replyCount,
    pinned_at: writeInstant(post.pinnedAt),
    created_at: toDatabaseInstant(post.createdAt),
    edited_at: writeInstant(post.editedAt),
    deleted_at: writeInstant(post.deletedAt),
    deleted_by: post.deletedBy,
  };
}

function readInstant(stored: string | null): Instant | null {
  return stored === null ? null : fromDatabaseInstant(stored);
}

function writeInstant(instant: Instant | null): string | null {
  return instant === null ? null : toDatabaseInstant(instant);
}
