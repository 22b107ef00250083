import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { updateMembership } from '../data/membership-repository.ts';
import type { Membership, Role } from '../domain/membership.ts';
import { publishMembershipEvent } from '../group-events.ts';
import { actInGroup } from './act-in-group.ts';
import { assertOtherOwner } from './end-membership.ts';

interface RoleChange {
  readonly groupId: string;
  readonly personId: string;
  readonly role: Role;
}

/** Gives a member another role. To hand a group over: make the other an owner, then step down or leave. */
export function changeRole(
  context: Context,
  person: Person,
  { groupId, personId, role }: RoleChange,
): Promise<Membership> {
  const act = { groupId, person, action: 'changeRole', target: { personId, newRole: role } };
  return actInGroup(context, act, async (scene) => {
    const { tx, group, target, at } = scene;
    if (target?.status !== 'active') throw new NotFoundError('member');
    if (target.role === role) return target;
    if (target.role === 'owner') await assertOtherOwner(scene);
    const membership = { ...target, role };
    await updateMembership(tx, membership);
    await publishMembershipEvent(tx, {
      type: 'group.role-changed',
      group,
      membership,
      at,
      byPersonId: person.id,
    });
    return membership;
  });
}
