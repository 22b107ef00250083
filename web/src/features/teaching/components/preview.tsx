import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { Tutor } from '../../../api/types.ts';
import { SlotPicker } from '../../../components/slots/slot-picker.tsx';
import { Notice } from '../../../components/ui/notice.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { Segments } from '../../../components/ui/segments.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { teachingMessages } from '../messages.ts';

/** The tutor's free times as the platform computes them for students. */
export function Preview({ tutor }: { tutor: Tutor }) {
  const t = useMessages(teachingMessages);
  const format = useFormat();
  const [minutes, setMinutes] = useState(tutor.sessionMinutes[0] ?? 60);
  const [start, setStart] = useState<string>();
  return (
    <Panel title={t.preview}>
      {tutor.status === 'approved' ? (
        <Stack>
          <Segments
            label={t.previewMinutes}
            options={tutor.sessionMinutes.map((value) => ({
              value: String(value),
              label: t.minutes(format.number(value)),
            }))}
            value={String(minutes)}
            onChange={(value) => setMinutes(Number(value))}
          />
          <SlotPicker tutor={tutor} minutes={minutes} value={start} onChange={setStart} />
        </Stack>
      ) : (
        <Notice>{t.previewPending}</Notice>
      )}
    </Panel>
  );
}
