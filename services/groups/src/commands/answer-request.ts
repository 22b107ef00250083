import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import type { Membership } from '../domain/membership.ts';
import { actInGroup } from './act-in-group.ts';
import { admitPerson } from './admit-person.ts';
import { endMembership } from './end-membership.ts';

export interface MemberAct {
  readonly groupId: string;
  readonly personId: string;
  readonly reason?: string | undefined;
}

/** Lets in who asked to join; where the group is full, they wait at the end of the line. */
export function acceptRequest(
  context: Context,
  person: Person,
  { groupId, personId }: MemberAct,
): Promise<Membership> {
  const act = { groupId, person, action: 'moderate', target: { personId } };
  return actInGroup(context, act, async (scene) => {
    const { target } = scene;
    if (!target || target.status === 'banned') throw new NotFoundError('request');
    const { personName } = target;
    const applicant = { personId, personName, membership: target, isAdmitted: true, byPersonId: person.id };
    return target.status === 'requested' ? admitPerson(scene, applicant) : target;
  });
}

/** Turns away who asked to join, waits in line or is offered a place. */
export function rejectRequest(
  context: Context,
  person: Person,
  { groupId, personId, reason }: MemberAct,
): Promise<void> {
  const act = { groupId, person, action: 'moderate', target: { personId } };
  return actInGroup(context, act, async (scene) => {
    const { target } = scene;
    if (!target || target.status === 'active' || target.status === 'banned')
      throw new NotFoundError('request');
    const ending = { type: 'group.rejected', status: 'rejected', byPersonId: person.id, reason } as const;
    await endMembership(scene, { ...ending, membership: target });
  });
}
