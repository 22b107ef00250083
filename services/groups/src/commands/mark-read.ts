import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { updateReadPost } from '../data/membership-repository.ts';
import { findPost } from '../data/post-repository.ts';
import { authorizeIn, loadGroup } from '../group-access.ts';

interface Reading {
  readonly groupId: string;
  /** The last post that was read; undefined for all. */
  readonly postId: string | undefined;
}

/** Remembers how far a member has read. It takes no lock of the group: it concerns nobody else. */
export async function markRead(
  { access, db, now }: Context,
  person: Person,
  { groupId, postId }: Reading,
): Promise<void> {
  const view = await loadGroup(access, db.read, { person, groupId, now: now() });
  authorizeIn(access, { person, view, action: 'readPosts' });
  const post = postId === undefined ? null : await findPost(db.read, postId);
  if (postId !== undefined && post?.groupId !== groupId) throw new NotFoundError('post');
  const number = post?.number ?? view.group.lastPost;
  await db.transaction((tx) => updateReadPost(tx, { groupId, personId: person.id }, number));
}
