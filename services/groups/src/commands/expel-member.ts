import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { revokeInvitations } from '../data/invitation-repository.ts';
import { deleteMembership, insertMembership } from '../data/membership-repository.ts';
import { StandingError } from '../errors.ts';
import { actInGroup } from './act-in-group.ts';
import type { MemberAct } from './answer-request.ts';
import { endMembership } from './end-membership.ts';

/** Takes somebody out of a group or its line. */
export function removeMember(context: Context, person: Person, act: MemberAct): Promise<void> {
  return expel(context, person, { ...act, isBan: false });
}

/** Takes somebody out and keeps them from coming back. */
export function banMember(context: Context, person: Person, act: MemberAct): Promise<void> {
  return expel(context, person, { ...act, isBan: true });
}

function expel(
  context: Context,
  person: Person,
  { groupId, personId, reason, isBan }: MemberAct & { readonly isBan: boolean },
): Promise<void> {
  if (personId === person.id) throw new StandingError('This is you. Leave the group with POST .../leave.');
  const act = { groupId, person, action: 'expel', target: { personId } };
  return actInGroup(context, act, async (scene) => {
    const { tx, target, at } = scene;
    if (target?.status === 'banned' && isBan) return;
    if (!target || target.status === 'banned') throw new NotFoundError('member');
    const ending = { type: 'group.removed', status: 'removed', byPersonId: person.id, reason } as const;
    await endMembership(scene, { ...ending, membership: target });
    if (!isBan) return;
    await revokeInvitations(tx, groupId, { by: person.id, at, to: { personId, email: null } });
    const banned = {
      role: 'member',
      status: 'banned',
      place: null,
      offerExpiresAt: null,
      since: at,
    } as const;
    await insertMembership(tx, { ...target, ...banned });
  });
}

/** Lets who was banned join again like everyone else; again changes nothing. */
export function unbanMember(
  context: Context,
  person: Person,
  { groupId, personId }: MemberAct,
): Promise<void> {
  const act = { groupId, person, action: 'moderate', target: { personId } };
  return actInGroup(context, act, async ({ tx, target }) => {
    if (target?.status === 'banned') await deleteMembership(tx, groupId, personId);
  });
}
