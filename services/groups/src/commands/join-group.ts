import type { Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findOpenInvitation, settleInvitation } from '../data/invitation-repository.ts';
import type { Membership } from '../domain/membership.ts';
import { actInGroup } from './act-in-group.ts';
import { admitPerson } from './admit-person.ts';

/**
 * Lets somebody join, ask to join, wait in line, or take the place they are offered, whichever they can. An open
 * invitation of theirs is used up by it.
 */
export function joinGroup(context: Context, person: Person, groupId: string): Promise<Membership> {
  return actInGroup(context, { groupId, person, action: 'joinGroup' }, async (scene) => {
    const { tx, membership, isInvited, at } = scene;
    const { id: personId, name: personName } = person;
    const joined = await admitPerson(scene, { personId, personName, membership, isAdmitted: isInvited });
    const invitation = await findOpenInvitation(tx, groupId, { personId, now: at });
    if (invitation) await settleInvitation(tx, invitation.id, { status: 'accepted', by: personId, at });
    return joined;
  });
}
