import { type ConfirmClaim, NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { updateGroup } from '../data/group-repository.ts';
import { findPost, insertPost, updatePost } from '../data/post-repository.ts';
import type { Post } from '../domain/post.ts';
import { PostDeletedError, ThreadTooDeepError } from '../errors.ts';
import { publishMentions } from '../post-events.ts';
import { actInGroup, type Scene } from './act-in-group.ts';
import { resolveMentions } from './resolve-mentions.ts';

export interface NewPost {
  /** The same for every repeat of the request. */
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly groupId: string;
  readonly body: string;
  readonly parentId: string | null;
}

/** Writes a post, or a reply to one. */
export function writePost(context: Context, person: Person, input: NewPost): Promise<Post> {
  const { id, confirmClaim, groupId, body, parentId } = input;
  return actInGroup(context, { groupId, person, action: 'writePost', confirmClaim }, async (scene) => {
    const { tx, group, at } = scene;
    const stored = await findPost(tx, id);
    if (stored) return stored;
    const parent = parentId === null ? null : await loadThread(scene, parentId);
    const number = group.lastPost + 1;
    const post: Post = {
      id,
      groupId,
      parentId,
      number,
      authorId: person.id,
      authorName: person.name,
      body,
      mentions: await resolveMentions(tx, groupId, body),
      version: 1,
      replyCount: 0,
      pinnedAt: null,
      createdAt: at,
      editedAt: null,
      deletedAt: null,
      deletedBy: null,
    };
    await insertPost(tx, post);
    if (parent) await updatePost(tx, { ...parent, replyCount: parent.replyCount + 1 });
    await updateGroup(tx, { ...group, lastPost: number });
    await publishMentions(tx, { group, post, before: [], at });
    return post;
  });
}

async function loadThread({ tx, group }: Scene, parentId: string): Promise<Post> {
  const parent = await findPost(tx, parentId);
  if (parent?.groupId !== group.id) throw new NotFoundError('post');
  if (parent.parentId !== null) throw new ThreadTooDeepError(parent.parentId);
  if (parent.deletedAt !== null) throw new PostDeletedError();
  return parent;
}
