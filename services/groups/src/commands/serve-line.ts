import type { Instant } from '@studyhall/time';
import { updateGroup } from '../data/group-repository.ts';
import {
  countMemberships,
  deleteMembership,
  findLine,
  updateMembership,
} from '../data/membership-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Group } from '../domain/group.ts';
import { largestLine, moveLine } from '../domain/line.ts';
import { publishMembershipEvent } from '../group-events.ts';

/**
 * Brings a group and its line up to date after any change of its memberships, its lock being held: offers that have
 * ended lapse, free places are offered to the first in line, and the group counts who is there. Answers the group.
 */
export async function serveLine(tx: Writer, group: Group, at: Instant): Promise<Group> {
  const { requested: _, ...before } = await countMemberships(tx, group.id);
  const hasLine = before.offered + before.waiting > 0;
  const line = hasLine ? await findLine(tx, group.id, largestLine) : [];
  const { lapsed, offered, counts, dueAt } = moveLine(line, { group, counts: before, at });
  for (const membership of lapsed) {
    await deleteMembership(tx, group.id, membership.personId);
    await publishMembershipEvent(tx, { type: 'group.left', group, membership, status: 'lapsed', at });
  }
  for (const membership of offered) {
    await updateMembership(tx, membership);
    await publishMembershipEvent(tx, { type: 'group.place-offered', group, membership, at });
  }
  const settled: Group = { ...group, counts, lineDueAt: dueAt };
  await updateGroup(tx, settled);
  return settled;
}
