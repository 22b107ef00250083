import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Membership } from '../../../api/types.ts';
import { ConfirmDialog } from '../../../components/groups/confirm-dialog.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { standingQuery, useActOnMember } from '../api/members.ts';
import { groupMessages } from '../messages.ts';
import classes from './people-list.module.css';
import { PersonLine } from './person-line.tsx';

/** Who has asked to join; nothing where nobody has. For moderators. */
export function RequestsPanel({ groupId }: { groupId: string }) {
  const t = useMessages(groupMessages);
  const { data: requests = [] } = useQuery(standingQuery(groupId, 'requested'));
  if (requests.length === 0) return null;
  return (
    <Panel title={t.requests(requests.length)}>
      <ul className={classes.list}>
        {requests.map((request) => (
          <Request key={request.userId} request={request} />
        ))}
      </ul>
    </Panel>
  );
}

function Request({ request }: { request: Membership }) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const zone = useZone();
  const accept = useActOnMember(request.groupId, request.userId);
  const reject = useActOnMember(request.groupId, request.userId);
  const [isRejecting, dialog] = useDisclosure(false);
  return (
    <PersonLine name={request.name} note={format.moment(request.since, zone)}>
      <Button loading={accept.isPending} onClick={() => accept.mutate({ kind: 'accept' })}>
        {t.letIn}
      </Button>
      <Button variant="default" onClick={dialog.open}>
        {t.reject}
      </Button>
      <FormProblem error={accept.error} />
      <ConfirmDialog
        title={t.rejectTitle(isolate(request.name))}
        action={t.reject}
        opened={isRejecting}
        onClose={dialog.close}
        onConfirm={(reason) => reject.mutate({ kind: 'reject', reason }, { onSuccess: dialog.close })}
        isPending={reject.isPending}
        error={reject.error}
        withReason
      >
        {t.rejectText}
      </ConfirmDialog>
    </PersonLine>
  );
}
