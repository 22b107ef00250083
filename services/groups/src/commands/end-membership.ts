import { countOwners, deleteMembership, findModeratorIds } from '../data/membership-repository.ts';
import type { Group } from '../domain/group.ts';
import type { Membership } from '../domain/membership.ts';
import { LastOwnerError } from '../errors.ts';
import { publishMembershipEvent } from '../group-events.ts';
import type { Scene } from './act-in-group.ts';
import { leaveMeetings } from './leave-meetings.ts';
import { serveLine } from './serve-line.ts';

interface Ending {
  readonly membership: Membership;
  readonly type: 'group.left' | 'group.rejected' | 'group.removed';
  readonly status: 'left' | 'rejected' | 'removed';
  readonly byPersonId?: string;
  readonly reason?: string | undefined;
}

/** Ends how somebody stands with a group; a place that this frees goes to the first in line. */
export async function endMembership(
  { tx, group, at }: Pick<Scene, 'tx' | 'group' | 'at'>,
  { membership, ...ending }: Ending,
): Promise<Group> {
  await deleteMembership(tx, group.id, membership.personId);
  if (membership.status === 'active')
    await leaveMeetings(tx, { groupId: group.id, personId: membership.personId, at });
  const isNews = membership.status === 'active' && ending.type === 'group.left';
  const to = isNews ? await findModeratorIds(tx, group.id) : [];
  await publishMembershipEvent(tx, { ...ending, group, membership, to, at });
  return serveLine(tx, group, at);
}

/** Throws LastOwnerError where nobody else owns the group. */
export async function assertOtherOwner({ tx, group }: Pick<Scene, 'tx' | 'group'>): Promise<void> {
  if ((await countOwners(tx, group.id)) < 2) throw new LastOwnerError();
}
