import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionDetail } from '../../../api/types.ts';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { ReasonField } from '../../../components/ui/reason-field.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { policyQuery } from '../../../session/policy-query.ts';
import { useMe } from '../../../session/use-me.ts';
import { useActOnSession } from '../api/act-on-session.ts';
import { sessionMessages } from '../messages.ts';

interface CancelDialogProps {
  readonly session: SessionDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Says what cancelling means before it happens. */
export function CancelDialog({ session, opened, onClose }: CancelDialogProps) {
  const t = useMessages(sessionMessages);
  const format = useFormat();
  const me = useMe();
  const policy = useQuery(policyQuery);
  const act = useActOnSession(session.id);
  const [reason, setReason] = useState('');
  const cancel = () =>
    act.mutate(
      { kind: 'cancel', reason },
      {
        onSuccess: () => {
          notifyDone(t.cancelled);
          onClose();
        },
      },
    );
  const hours = (policy.data?.cancelNoticeMinutes ?? 0) / 60;
  return (
    <Dialog opened={opened} onClose={onClose} title={t.cancelTitle}>
      <Stack>
        <Text>
          {session.tutorId === me.id
            ? t.cancelTutor
            : policy.data && t.cancelPolicy(format.number(hours, Number.isInteger(hours) ? 0 : 1))}
        </Text>
        <FormProblem error={act.error} />
        <ReasonField label={t.cancelReason} value={reason} onChange={setReason} />
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {t.keep}
          </Button>
          <Button color="red.8" loading={act.isPending} onClick={cancel}>
            {t.cancel}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
