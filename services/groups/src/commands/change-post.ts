import type { Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { countPinned, findPost, insertVersion, updatePost } from '../data/post-repository.ts';
import { resolveReports } from '../data/report-repository.ts';
import { mostPinned, mostVersions, type Post } from '../domain/post.ts';
import { PostDeletedError, ReplyNotPinnedError, TooManyEditsError, TooManyPinnedError } from '../errors.ts';
import { publishMentions } from '../post-events.ts';
import type { Scene } from './act-in-group.ts';
import { actOnPost } from './act-on-post.ts';
import { resolveMentions } from './resolve-mentions.ts';

/** Changes what a post says; what it said is kept for moderators. */
export function editPost(context: Context, person: Person, postId: string, body: string): Promise<Post> {
  return actOnPost(context, { postId, person, action: 'editPost' }, async (scene, post) => {
    const { tx, group, at } = scene;
    if (post.deletedAt !== null) throw new PostDeletedError();
    if (post.body === body) return post;
    if (post.version >= mostVersions) throw new TooManyEditsError(mostVersions);
    const mentions = await resolveMentions(tx, group.id, body);
    await keepVersion(scene, post);
    const edited = { ...post, body, mentions, version: post.version + 1, editedAt: at };
    await updatePost(tx, edited);
    await publishMentions(tx, { group, post: edited, before: post.mentions, at });
    return edited;
  });
}

/** Takes back what a post says. Its row stays to hold its replies; again changes nothing. */
export function deletePost(context: Context, person: Person, postId: string): Promise<void> {
  return actOnPost(context, { postId, person, action: 'deletePost' }, async (scene, post) => {
    const { tx, at } = scene;
    if (post.deletedAt !== null) return;
    await keepVersion(scene, post);
    await resolveReports(tx, { postId }, { by: person.id, at, note: 'The post was deleted.' });
    const emptied = { body: '', mentions: [], pinnedAt: null, version: post.version + 1 };
    await updatePost(tx, { ...post, ...emptied, deletedAt: at, deletedBy: person.id });
    const parent = post.parentId === null ? null : await findPost(tx, post.parentId);
    if (parent) await updatePost(tx, { ...parent, replyCount: parent.replyCount - 1 });
  });
}

/** Keeps a thread above the others, or lets it go. */
export function pinPost(context: Context, person: Person, postId: string, pinned: boolean): Promise<Post> {
  return actOnPost(context, { postId, person, action: 'pinPost' }, async ({ tx, group, at }, post) => {
    if (post.parentId !== null) throw new ReplyNotPinnedError();
    if (post.deletedAt !== null) throw new PostDeletedError();
    if ((post.pinnedAt !== null) === pinned) return post;
    if (pinned && (await countPinned(tx, group.id)) >= mostPinned) throw new TooManyPinnedError(mostPinned);
    const changed = { ...post, pinnedAt: pinned ? at : null };
    await updatePost(tx, changed);
    return changed;
  });
}

function keepVersion({ tx }: Scene, { id, version, body, editedAt, createdAt }: Post): Promise<void> {
  return insertVersion(tx, id, { version, body, writtenAt: editedAt ?? createdAt });
}
