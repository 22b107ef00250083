import type { Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { revokeInvitations } from '../data/invitation-repository.ts';
import { deleteMembership, findActiveMembers, findMembers } from '../data/membership-repository.ts';
import { replaceTerms } from '../data/search-repository.ts';
import type { Group } from '../domain/group.ts';
import { publishGroupEvent, publishMembershipEvent } from '../group-events.ts';
import { actInGroup, type Scene } from './act-in-group.ts';
import { callOffMeetings } from './leave-meetings.ts';
import { serveLine } from './serve-line.ts';

/** Closes a group: its members keep reading, nobody joins, writes or meets. Again changes nothing. */
export async function archiveGroup(context: Context, person: Person, groupId: string): Promise<void> {
  const act = { groupId, person, action: 'archiveGroup', inArchive: true };
  await actInGroup(context, act, async (scene) => {
    if (scene.group.status === 'active') await archiveIn(scene);
  });
}

/** Whoever waits is told that it was in vain. */
export async function archiveIn(
  scene: Pick<Scene, 'tx' | 'group' | 'at'> & { person?: Person },
): Promise<Group> {
  const { tx, at, person } = scene;
  const archived: Group = { ...scene.group, status: 'archived', updatedAt: at };
  await dismissWaiting(scene);
  await revokeInvitations(tx, archived.id, { by: person?.id ?? null, at });
  await callOffMeetings({ tx, group: scene.group, at, byPersonId: person?.id });
  const group = await serveLine(tx, archived, at);
  await replaceTerms(tx, group);
  const members = await findActiveMembers(tx, group.id);
  const to = members.map(({ personId }) => personId).filter((id) => id !== person?.id);
  const by = person && { byPersonId: person.id };
  await publishGroupEvent(tx, { type: 'group.archived', group, to, at, ...by });
  return group;
}

const mostOfAStatus = 500;

async function dismissWaiting({ tx, group, at }: Pick<Scene, 'tx' | 'group' | 'at'>): Promise<void> {
  for (const status of ['requested', 'waiting', 'offered'] as const) {
    for (const membership of await findMembers(tx, group.id, { status, limit: mostOfAStatus })) {
      await deleteMembership(tx, group.id, membership.personId);
      const reason = 'The group was archived.';
      const event = { type: 'group.rejected', status: 'rejected', group, membership, at, reason } as const;
      await publishMembershipEvent(tx, event);
    }
  }
}
