import { Radio, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Sharing } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView, RowSkeletons } from '../../../components/ui/query-view.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { sharingQuery, useSaveSharing } from '../api/sharing.ts';
import { settingsMessages } from '../messages.ts';

const audiences = ['nobody', 'groups', 'everyone'] as const;

/** Who may ask when the reader is free. */
export function SharingSettings() {
  const t = useMessages(settingsMessages);
  const query = useQuery(sharingQuery);
  const save = useSaveSharing();
  const store = (sharing: Sharing) => save.mutate(sharing, { onSuccess: () => notifyDone(t.sharingSaved) });
  return (
    <Panel title={t.sharingTitle} lead={t.sharingLead}>
      <QueryView query={query} skeleton={<RowSkeletons rows={3} height={52} />}>
        {(sharing) => (
          <Stack gap="lg">
            <FormProblem error={save.error} />
            <Radio.Group
              aria-label={t.sharingTitle}
              value={sharing.freeBusy}
              onChange={(chosen) => {
                const freeBusy = audiences.find((audience) => audience === chosen);
                if (freeBusy) store({ ...sharing, freeBusy });
              }}
            >
              <Stack>
                {audiences.map((audience) => (
                  <Radio
                    key={audience}
                    value={audience}
                    label={t[audience]}
                    description={t[`${audience}Text`]}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {sharing.freeBusy !== 'nobody' && (
              <Switch
                label={t.naming}
                description={t.namingHint}
                checked={sharing.nameWhenMissing}
                onChange={({ currentTarget }) =>
                  store({ ...sharing, nameWhenMissing: currentTarget.checked })
                }
              />
            )}
          </Stack>
        )}
      </QueryView>
    </Panel>
  );
}
