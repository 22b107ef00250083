import { publish } from '@studyhall/events';
import { type ConfirmClaim, type Person, TooManyRequestsError } from '@studyhall/http';
import { formatInstant } from '@studyhall/time';
import type { Context } from '../context.ts';
import {
  countSentSince,
  findInvitation,
  findOpenInvitations,
  insertInvitation,
  revokeInvitations,
} from '../data/invitation-repository.ts';
import {
  type Addressee,
  type Invitation,
  invitationLifetime,
  isFor,
  mostOpen,
  mostSentADay,
} from '../domain/invitation.ts';
import type { Membership } from '../domain/membership.ts';
import { StandingError, TooManyInvitationsError } from '../errors.ts';
import { signInvitation } from '../invitation-token.ts';
import { actInGroup, type Scene } from './act-in-group.ts';

export interface NewInvitation {
  /** The same for every repeat of the request. */
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly groupId: string;
  readonly to: Addressee;
}

const day = 86_400_000;

/** Invites somebody into a group; an open invitation of theirs is replaced. */
export function sendInvitation(
  context: Context,
  person: Person,
  { id, confirmClaim, groupId, to }: NewInvitation,
): Promise<Invitation> {
  const aim = to.personId === null ? {} : { target: { personId: to.personId } };
  return actInGroup(context, { groupId, person, action: 'invite', confirmClaim, ...aim }, async (scene) => {
    const { tx, at } = scene;
    const stored = await findInvitation(tx, id);
    if (stored) return stored;
    assertInvitable(to, person, scene.target);
    await assertFew(scene);
    await revokeInvitations(tx, groupId, { by: person.id, at, to });
    const invitation: Invitation = {
      id,
      groupId,
      ...to,
      status: 'pending',
      invitedBy: person.id,
      invitedByName: person.name,
      createdAt: at,
      expiresAt: at + invitationLifetime,
      settledAt: null,
      settledBy: null,
    };
    await insertInvitation(tx, invitation);
    await publishInvitation(context, scene, invitation);
    return invitation;
  });
}

function assertInvitable(to: Addressee, person: Person, target: Membership | null): void {
  if (isFor(to, person)) throw new StandingError('This is you, and you are in the group.');
  if (target?.status === 'banned')
    throw new StandingError('This person is banned. A moderator can unban them.');
  if (target && target.status !== 'requested') {
    throw new StandingError('This person is in the group or in its line already.');
  }
}

async function assertFew({ tx, group, person, at }: Scene): Promise<void> {
  const sent = await countSentSince(tx, person.id, at - day);
  if (sent >= mostSentADay) {
    throw new TooManyRequestsError(3_600, `You have sent ${sent} invitations in a day. Try again later.`);
  }
  const open = await findOpenInvitations(tx, { groupId: group.id, now: at, limit: mostOpen });
  if (open.length >= mostOpen) throw new TooManyInvitationsError(mostOpen);
}

/** Notifications brings the link to whom it is for. */
function publishInvitation(
  { config }: Context,
  { tx, group, at }: Scene,
  { id, personId, email, invitedByName, expiresAt }: Invitation,
): Promise<void> {
  const data = {
    invitationId: id,
    groupId: group.id,
    groupName: group.name,
    ...(personId !== null && { personId }),
    ...(email !== null && { email }),
    invitedByName,
    link: invitationLink(config, id),
    expiresAt: formatInstant(expiresAt),
  };
  return publish(tx, { type: 'group.invited', subject: group.id, data, at });
}

/** Where the web application shows the invitation. */
export function invitationLink({ publicUrl, serviceSecret }: Context['config'], id: string): string {
  return `${publicUrl}/invitations/${signInvitation(id, serviceSecret)}`;
}
