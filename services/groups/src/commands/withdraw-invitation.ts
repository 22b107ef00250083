import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findInvitation, settleInvitation } from '../data/invitation-repository.ts';
import { may } from '../group-access.ts';
import { actInGroup } from './act-in-group.ts';

/** Withdraws an open invitation: a moderator any, everyone their own. Again changes nothing. */
export function withdrawInvitation(
  context: Context,
  person: Person,
  { groupId, invitationId }: { readonly groupId: string; readonly invitationId: string },
): Promise<void> {
  const act = { groupId, person, action: 'readMembers', inArchive: true };
  return actInGroup(context, act, async (scene) => {
    const { tx, at } = scene;
    const invitation = await findInvitation(tx, invitationId);
    const isTheirs =
      invitation?.invitedBy === person.id || may(context.access, { person, view: scene, action: 'moderate' });
    if (invitation?.groupId !== groupId || !isTheirs) throw new NotFoundError('invitation');
    await settleInvitation(tx, invitationId, { status: 'revoked', by: person.id, at });
  });
}
