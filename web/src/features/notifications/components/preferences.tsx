import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NotificationChannels, NotificationPreferences } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { preferencesQuery, useSavePreferences } from '../api/preferences.ts';
import { preferencesMessages } from '../preferences-messages.ts';
import { BrowserPush } from './browser-push.tsx';
import { GeneralPreferences, type Wishes } from './general-preferences.tsx';
import { KindTable } from './kind-table.tsx';
import { MailState } from './mail-state.tsx';
import classes from './preferences.module.css';

export function Preferences() {
  const query = useQuery(preferencesQuery);
  return <QueryView query={query}>{(stored) => <PreferencesForm stored={stored} />}</QueryView>;
}

/** How one is told of what; nothing is stored before it is saved. */
function PreferencesForm({ stored }: { stored: NotificationPreferences }) {
  const t = useMessages(preferencesMessages);
  const save = useSavePreferences();
  const [wishes, setWishes] = useState<Wishes>(() => ({
    language: stored.language,
    timeZone: stored.ownTimeZone,
    quietHours: stored.quietHours,
  }));
  const [kinds, setKinds] = useState(stored.kinds);
  const isChanged =
    JSON.stringify([wishes.language, wishes.timeZone, wishes.quietHours, kinds]) !==
    JSON.stringify([stored.language, stored.ownTimeZone, stored.quietHours, stored.kinds]);
  const isWrong = wishes.quietHours !== null && wishes.quietHours.from === wishes.quietHours.to;
  const change = (kind: string, channels: NotificationChannels) => setKinds({ ...kinds, [kind]: channels });
  return (
    <Stack gap="lg">
      <MailState email={stored.email} />
      <GeneralPreferences wishes={wishes} onChange={setWishes} />
      <BrowserPush undelivered={stored.push.undelivered} />
      <KindTable kinds={kinds} onChange={change} />
      {isChanged && (
        <div className={classes.bar}>
          <FormProblem error={save.error} />
          <Group justify="flex-end">
            <Tag tone="wait">{t.unsaved}</Tag>
            <Button
              size="md"
              loading={save.isPending}
              disabled={isWrong}
              onClick={() => save.mutate({ ...wishes, kinds }, { onSuccess: () => notifyDone(t.saved) })}
            >
              {t.save}
            </Button>
          </Group>
        </div>
      )}
    </Stack>
  );
}
