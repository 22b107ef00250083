import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Poll } from '../../../api/types.ts';
import { groupWords } from '../../../components/groups/messages.ts';
import { ChoiceSelect } from '../../../components/ui/choice-select.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useClosePoll } from '../api/run-poll.ts';
import { comersOf } from '../ballot.ts';
import { pollMessages } from '../messages.ts';

/** Ends a poll by its votes, or with a time that is chosen by hand. */
export function ClosePoll({ poll }: { poll: Poll }) {
  const t = useMessages(pollMessages);
  const shared = useMessages(groupWords);
  const format = useFormat();
  const zone = useZone();
  const [isOpen, dialog] = useDisclosure(false);
  const [start, setStart] = useState('');
  const close = useClosePoll(poll.id);
  const confirm = () =>
    close.mutate(start || undefined, {
      onSuccess: () => {
        dialog.close();
        notifyDone(t.closedNow);
      },
    });
  const ahead = poll.options.filter((option) => Date.parse(option.start) > Date.now());
  return (
    <>
      <div>
        <Button variant="default" onClick={dialog.open}>
          {t.close}
        </Button>
      </div>
      <Dialog opened={isOpen} onClose={dialog.close} title={t.closeTitle}>
        <Stack>
          <Text>{t.closeText}</Text>
          <FormProblem error={close.error} />
          <ChoiceSelect
            label={t.closeBy}
            data={[
              { value: '', label: t.byVotes },
              ...ahead.map((option) => ({
                value: option.start,
                label: `${format.moment(option.start, zone)} (${format.number(comersOf(option))})`,
              })),
            ]}
            value={start}
            onChange={(chosen) => setStart(chosen ?? '')}
          />
          <DialogButtons>
            <Button variant="default" onClick={dialog.close}>
              {shared.back}
            </Button>
            <Button loading={close.isPending} onClick={confirm}>
              {t.close}
            </Button>
          </DialogButtons>
        </Stack>
      </Dialog>
    </>
  );
}
