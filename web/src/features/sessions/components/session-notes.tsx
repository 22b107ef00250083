import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { SessionDetail } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { LongTextField } from '../../../components/ui/text-field.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useMe } from '../../../session/use-me.ts';
import { useSaveNotes } from '../api/save-notes.ts';
import { sessionMessages } from '../messages.ts';

export function SessionNotes({ session }: { session: SessionDetail }) {
  const t = useMessages(sessionMessages);
  const me = useMe();
  const isTutor = session.tutorId === me.id;
  const [shared, setShared] = useState(session.notes.shared);
  const [own, setOwn] = useState(session.notes.private ?? '');
  const save = useSaveNotes(session.id);
  const submit = () =>
    save.mutate({ shared, ...(isTutor && { private: own }) }, { onSuccess: () => notifyDone(t.notesSaved) });
  return (
    <Panel title={t.notes}>
      <Stack>
        <FormProblem error={save.error} />
        <LongTextField
          label={t.sharedNotes}
          description={t.sharedHint}
          minRows={3}
          bound={4000}
          value={shared}
          onChange={({ currentTarget }) => setShared(currentTarget.value)}
        />
        {isTutor && (
          <LongTextField
            label={t.privateNotes}
            description={t.privateHint}
            minRows={3}
            bound={4000}
            value={own}
            onChange={({ currentTarget }) => setOwn(currentTarget.value)}
          />
        )}
        <div>
          <Button variant="default" loading={save.isPending} onClick={submit}>
            {t.saveNotes}
          </Button>
        </div>
      </Stack>
    </Panel>
  );
}
