import { formatInstant, type Instant } from '@studyhall/time';
import { invitationLink } from './commands/send-invitation.ts';
import type { Config } from './config.ts';
import { type Invitation, isOpen } from './domain/invitation.ts';
import { signInvitation } from './invitation-token.ts';
import type { InvitationAnswer } from './routes/invitations.schema.ts';

interface Subject {
  readonly invitation: Invitation;
  readonly groupName: string;
  readonly now: Instant;
}

/** With the token and the link only where the settings, and so the secret, are given. */
export function presentInvitation(
  { invitation, groupName, now }: Subject,
  config?: Config,
): InvitationAnswer {
  const { id, status } = invitation;
  return {
    id,
    groupId: invitation.groupId,
    groupName,
    userId: invitation.personId,
    email: invitation.email,
    status: status === 'pending' && !isOpen(invitation, now) ? 'expired' : status,
    invitedByName: invitation.invitedByName,
    createdAt: formatInstant(invitation.createdAt),
    expiresAt: formatInstant(invitation.expiresAt),
    ...(config && { token: signInvitation(id, config.serviceSecret), link: invitationLink(config, id) }),
  };
}
