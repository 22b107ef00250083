import { newId } from '@studyhall/db';
import type { Context } from '../context.ts';
import { eraseInvitations, erasePosts, findMentioning, updateMentions } from '../data/erasure-repository.ts';
import { deleteMeetingTraces } from '../data/meeting-traces-repository.ts';
import {
  countOwners,
  deleteMembership,
  findActiveMembers,
  findMembership,
  findMembershipsOf,
  updateMembership,
} from '../data/membership-repository.ts';
import { deleteVersions, findPost, findPostsBy, updatePost } from '../data/post-repository.ts';
import { deleteReportsBy, resolveReports } from '../data/report-repository.ts';
import { findSuccessor, type Membership } from '../domain/membership.ts';
import type { Post } from '../domain/post.ts';
import { publishMembershipEvent } from '../group-events.ts';
import { lockGroupIn, type Scene } from './act-in-group.ts';
import { archiveIn } from './archive-group.ts';
import { endMembership } from './end-membership.ts';

type Place = Pick<Scene, 'tx' | 'group' | 'at'>;

const pageSize = 100;
/** What stands in place of the name. */
const nobody = 'Former student';

/**
 * Erases a person from groups: they leave, what they owned alone passes on, what they wrote is emptied, and their name
 * and id go. Done again, it changes nothing.
 */
export async function erasePerson(context: Context, personId: string): Promise<void> {
  const { db, relay } = context;
  for (;;) {
    const memberships = await findMembershipsOf(db.read, personId, { limit: pageSize });
    for (const { groupId } of memberships) await leave(context, groupId, personId);
    if (memberships.length < pageSize) break;
  }
  for (;;) {
    const posts = await findPostsBy(db.read, personId, { limit: pageSize });
    for (const post of posts) await emptyPost(context, post);
    if (posts.length < pageSize) break;
  }
  await eraseTraces(context, personId);
  relay.kick();
}

async function leave({ db, now }: Context, groupId: string, personId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const at = now();
    const group = await lockGroupIn(tx, groupId, at);
    const membership = await findMembership(tx, groupId, personId);
    if (!membership) return;
    if (membership.status === 'banned') return deleteMembership(tx, groupId, personId);
    const place = { tx, group, at };
    const kept = membership.role === 'owner' ? await passOn(place, membership) : place;
    await endMembership(kept, { membership, type: 'group.left', status: 'left' });
  });
}

/** Where nobody else owns the group, the next does, or it is archived. */
async function passOn(place: Place, leaving: Membership): Promise<Place> {
  const { tx, group, at } = place;
  if ((await countOwners(tx, group.id)) > 1) return place;
  const members = await findActiveMembers(tx, group.id);
  const successor = findSuccessor(members.filter(({ personId }) => personId !== leaving.personId));
  if (!successor) return group.status === 'archived' ? place : { ...place, group: await archiveIn(place) };
  const membership: Membership = { ...successor, role: 'owner' };
  await updateMembership(tx, membership);
  await publishMembershipEvent(tx, { type: 'group.role-changed', group, membership, at });
  return place;
}

async function emptyPost({ db, now }: Context, { id, groupId }: Post): Promise<void> {
  await db.transaction(async (tx) => {
    const at = now();
    await lockGroupIn(tx, groupId, at);
    const post = await findPost(tx, id);
    if (!post) return;
    const author = { authorId: newId(), authorName: nobody };
    const emptied = { body: '', mentions: [], pinnedAt: null, deletedAt: post.deletedAt ?? at };
    await updatePost(tx, { ...post, ...author, ...emptied });
    await deleteVersions(tx, id);
    await resolveReports(tx, { postId: id }, { by: null, at, note: 'The account was closed.' });
    const isNews = post.deletedAt === null && post.parentId !== null;
    const parent = isNews && post.parentId !== null ? await findPost(tx, post.parentId) : null;
    if (parent) await updatePost(tx, { ...parent, replyCount: parent.replyCount - 1 });
  });
}

async function eraseTraces({ db, now }: Context, personId: string): Promise<void> {
  const mentioning = await findMentioning(db.read, personId);
  await db.transaction(async (tx) => {
    for (const { id, mentions } of mentioning) {
      await updateMentions(
        tx,
        id,
        mentions.filter((mention) => mention.id !== personId),
      );
    }
    await deleteMeetingTraces(tx, personId);
    await deleteReportsBy(tx, personId);
    await erasePosts(tx, personId);
    await eraseInvitations(tx, personId, { name: nobody, id: newId(), at: now() });
  });
}
