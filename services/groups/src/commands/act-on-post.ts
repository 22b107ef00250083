import { type ConfirmClaim, NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findPost } from '../data/post-repository.ts';
import type { Post } from '../domain/post.ts';
import { authorizePost, type GroupView, loadGroup, may } from '../group-access.ts';
import { actInGroup, type Scene } from './act-in-group.ts';

interface PostAct {
  readonly postId: string;
  readonly person: Person;
  /** What the policies call it. */
  readonly action: string;
  readonly confirmClaim?: ConfirmClaim;
}

/** A post that the person may read, in its group; for everyone else it is not there, like one that is absent. */
export async function loadPost(
  { access, db, now }: Pick<Context, 'access' | 'db' | 'now'>,
  person: Person,
  postId: string,
): Promise<{ readonly post: Post; readonly view: GroupView }> {
  const post = await findPost(db.read, postId);
  // The same queries follow for a post that is absent as for one in a private group.
  const groupId = post?.groupId ?? postId;
  const view = await loadGroup(access, db.read, { person, groupId, now: now() }).catch((error: unknown) => {
    throw error instanceof NotFoundError ? new NotFoundError('post') : error;
  });
  if (!post || !may(access, { person, view, action: 'readPosts' })) throw new NotFoundError('post');
  return { post, view };
}

/** Runs work on a post as it is under the lock of its group, if the person may. */
export async function actOnPost<R>(
  context: Context,
  { postId, person, action, confirmClaim }: PostAct,
  work: (scene: Scene, post: Post) => Promise<R>,
): Promise<R> {
  const { access } = context;
  const { post: seen, view } = await loadPost(context, person, postId);
  authorizePost(access, { person, view, action, post: seen });
  const { groupId } = seen;
  return actInGroup(context, { groupId, person, action: 'readPosts', confirmClaim }, async (scene) => {
    const post = await findPost(scene.tx, postId);
    if (!post) throw new NotFoundError('post');
    authorizePost(access, { person, view: scene, action, post });
    return work(scene, post);
  });
}
