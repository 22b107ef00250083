import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findGroup, hasGroups, insertGroup, updateGroup } from '../data/group-repository.ts';
import { findMembership } from '../data/membership-repository.ts';
import { insertPost } from '../data/post-repository.ts';
import { replaceTerms } from '../data/search-repository.ts';
import type { Writer } from '../data/tables.ts';
import { emptyGroup, type Group, type GroupSettings } from '../domain/group.ts';
import type { Role } from '../domain/membership.ts';
import { NotEmptyError } from '../errors.ts';
import { admitPerson } from './admit-person.ts';
import { type ImportedMeeting, type ImportedPoll, importMeetings } from './import-meetings.ts';
import { resolveMentions } from './resolve-mentions.ts';

interface ImportedText {
  readonly id: string;
  readonly authorId: string;
  readonly body: string;
  readonly at: Instant;
}

export interface ImportedGroup {
  readonly id: string;
  readonly settings: GroupSettings;
  readonly createdAt: Instant;
  /** In the order in which they join; who finds no place waits in line. */
  readonly members: readonly { readonly userId: string; readonly name: string; readonly role: Role }[];
  readonly posts: readonly (ImportedText & {
    readonly pinned: boolean;
    readonly replies: readonly ImportedText[];
  })[];
  readonly meetings: readonly ImportedMeeting[];
  readonly polls: readonly ImportedPoll[];
}

/** Loads initial groups, all or nothing, into an empty store only. */
export async function importGroups(context: Context, groups: readonly ImportedGroup[]): Promise<void> {
  const { db, relay, now, meetings } = context;
  await db.transaction(async (tx) => {
    if (await hasGroups(tx)) throw new NotEmptyError();
    for (const imported of groups) {
      await importGroup(tx, imported);
      await importMeetings({ tx, group: await reload(tx, imported.id), at: now() }, imported);
    }
  });
  relay.kick();
  meetings.kick();
}

async function importGroup(tx: Writer, imported: ImportedGroup): Promise<void> {
  const { id, settings, createdAt: at, members } = imported;
  const group = emptyGroup({ id, settings, at });
  await insertGroup(tx, group);
  await replaceTerms(tx, group);
  for (const { userId, name, role } of members) {
    const person = { personId: userId, personName: name, membership: null, isAdmitted: true, role };
    await admitPerson({ tx, group: await reload(tx, id), at }, person);
  }
  await importPosts(tx, imported);
}

async function importPosts(tx: Writer, { id: groupId, posts }: ImportedGroup): Promise<void> {
  let number = 0;
  const insert = async (
    text: ImportedText,
    rest: { parentId: string | null; pinned: boolean; replies: number },
  ) => {
    number += 1;
    const author = await findMembership(tx, groupId, text.authorId);
    await insertPost(tx, {
      id: text.id,
      groupId,
      parentId: rest.parentId,
      number,
      authorId: text.authorId,
      authorName: author?.personName ?? 'Former student',
      body: text.body,
      mentions: await resolveMentions(tx, groupId, text.body),
      version: 1,
      replyCount: rest.replies,
      pinnedAt: rest.pinned ? text.at : null,
      createdAt: text.at,
      editedAt: null,
      deletedAt: null,
      deletedBy: null,
    });
  };
  for (const { pinned, replies, ...post } of posts) {
    await insert(post, { parentId: null, pinned, replies: replies.length });
    for (const reply of replies) await insert(reply, { parentId: post.id, pinned: false, replies: 0 });
  }
  await updateGroup(tx, { ...(await reload(tx, groupId)), lastPost: number });
}

async function reload(tx: Writer, id: string): Promise<Group> {
  const group = await findGroup(tx, id);
  if (!group) throw new Error('The group was inserted above.');
  return group;
}
