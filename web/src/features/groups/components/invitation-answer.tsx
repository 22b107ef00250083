import { Button, Group, Stack } from '@mantine/core';
import type { Invitation, Membership } from '../../../api/types.ts';
import { SharingNote } from '../../../components/groups/sharing-note.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useAcceptInvitation, useDeclineInvitation } from '../api/invitations.ts';
import { groupMessages } from '../messages.ts';
import classes from './invitation-answer.module.css';

interface InvitationAnswerProps {
  readonly invitation: Invitation;
  readonly token: string;
  readonly onAccepted: (membership: Membership) => void;
  readonly onDeclined: () => void;
}

/** Takes or refuses an invitation. */
export function InvitationAnswer({ invitation, token, onAccepted, onDeclined }: InvitationAnswerProps) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const zone = useZone();
  const accept = useAcceptInvitation(token);
  const decline = useDeclineInvitation(token);
  const take = () =>
    accept.mutate(undefined, {
      onSuccess: (membership) => {
        const { status, position } = membership;
        notifyDone(status === 'active' ? t.justJoined : t.acceptedLine(format.number(position ?? 1)));
        onAccepted(membership);
      },
    });
  const refuse = () =>
    decline.mutate(undefined, {
      onSuccess: () => {
        notifyDone(t.declined);
        onDeclined();
      },
    });
  return (
    <Stack gap="sm">
      <strong className={classes.name}>
        <UserText>{invitation.groupName}</UserText>
      </strong>
      <span className={classes.note}>
        {t.invitedBy(isolate(invitation.invitedByName))}
        {' · '}
        {t.invitationUntil(format.moment(invitation.expiresAt, zone))}
      </span>
      <SharingNote />
      <FormProblem error={accept.error ?? decline.error} />
      <Group gap="xs">
        <Button loading={accept.isPending} onClick={take}>
          {t.accept}
        </Button>
        <Button variant="default" loading={decline.isPending} onClick={refuse}>
          {t.refuse}
        </Button>
      </Group>
    </Stack>
  );
}
