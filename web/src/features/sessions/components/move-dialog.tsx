import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '../../../api/problem.ts';
import type { SessionDetail } from '../../../api/types.ts';
import { SlotPicker } from '../../../components/slots/slot-picker.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useActOnSession } from '../api/act-on-session.ts';
import { sessionMessages } from '../messages.ts';

interface DialogProps {
  readonly session: SessionDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Another time of the same tutor; a refusal offers what is free instead. */
export function MoveDialog({ session, opened, onClose }: DialogProps) {
  const t = useMessages(sessionMessages);
  const format = useFormat();
  const zone = useZone();
  const [start, setStart] = useState<string>();
  const act = useActOnSession(session.id);
  const move = (at: string) =>
    act.mutate(
      { kind: 'reschedule', start: at },
      {
        onSuccess: () => {
          notifyDone(t.moved);
          onClose();
        },
      },
    );
  const alternatives = act.error instanceof ApiProblem ? (act.error.document.alternatives ?? []) : [];
  return (
    <Dialog opened={opened} onClose={onClose} title={t.moveTitle} size="lg">
      <Stack>
        <SlotPicker
          tutor={{ id: session.tutorId }}
          minutes={session.minutes}
          value={start}
          onChange={setStart}
          ignoreSessionId={session.id}
        />
        <FormProblem error={act.error} />
        {alternatives.map((slot) => (
          <Button key={slot.start} variant="light" onClick={() => move(slot.start)}>
            {format.moment(slot.start, zone)}
          </Button>
        ))}
        {start && (
          <Button size="md" loading={act.isPending} onClick={() => move(start)}>
            {t.moveHere(format.moment(start, zone))}
          </Button>
        )}
      </Stack>
    </Dialog>
  );
}
