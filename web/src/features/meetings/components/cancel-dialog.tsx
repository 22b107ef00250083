import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { MeetingDetail, MeetingScope } from '../../../api/types.ts';
import { groupWords } from '../../../components/groups/messages.ts';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { ReasonField } from '../../../components/ui/reason-field.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useCancelMeeting } from '../api/change-meeting.ts';
import { meetingMessages } from '../messages.ts';
import { ScopeChoice } from './scope-choice.tsx';

interface CancelDialogProps {
  readonly meeting: MeetingDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Says what cancelling means before it happens. */
export function CancelDialog({ meeting, opened, onClose }: CancelDialogProps) {
  const t = useMessages(meetingMessages);
  const shared = useMessages(groupWords);
  const cancel = useCancelMeeting(meeting.id);
  const [scope, setScope] = useState<MeetingScope>('one');
  const [reason, setReason] = useState('');
  const confirm = () =>
    cancel.mutate(
      { scope, ...(reason.trim() && { reason: reason.trim() }) },
      {
        onSuccess: ({ cancelled }) => {
          notifyDone(t.cancelDone(cancelled));
          onClose();
        },
      },
    );
  return (
    <Dialog opened={opened} onClose={onClose} title={t.cancelTitle}>
      <Stack>
        <Text>{t.cancelText}</Text>
        <FormProblem error={cancel.error} />
        {meeting.seriesId && <ScopeChoice value={scope} onChange={setScope} />}
        <ReasonField label={shared.reason} value={reason} onChange={setReason} />
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {shared.back}
          </Button>
          <Button color="red.8" loading={cancel.isPending} onClick={confirm}>
            {t.cancel}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
