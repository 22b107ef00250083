import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Membership } from '../../../api/types.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { myInvitationsQuery } from '../api/invitations.ts';
import { groupMessages } from '../messages.ts';
import { InvitationAnswer } from './invitation-answer.tsx';

/** Groups that have invited the reader by their account; nothing where none has. */
export function MyInvitations({ onAccepted }: { onAccepted: (membership: Membership) => void }) {
  const t = useMessages(groupMessages);
  const { data: invitations = [] } = useQuery(myInvitationsQuery);
  if (invitations.length === 0) return null;
  return (
    <Panel title={t.myInvitations}>
      <Stack gap="lg">
        {invitations.map((invitation) => (
          <InvitationAnswer
            key={invitation.id}
            invitation={invitation}
            token={invitation.token ?? ''}
            onAccepted={onAccepted}
            onDeclined={() => undefined}
          />
        ))}
      </Stack>
    </Panel>
  );
}
