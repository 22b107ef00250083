import { Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import type { NotificationPreferences } from '../../../api/types.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { ZoneSelect } from '../../../components/ui/zone-select.tsx';
import { languages } from '../../../i18n/language.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { preferencesMessages } from '../preferences-messages.ts';

export interface Wishes {
  readonly language: NotificationPreferences['language'];
  /** Null for that of the profile. */
  readonly timeZone: string | null;
  readonly quietHours: NotificationPreferences['quietHours'];
}

const usualNight = { from: '22:00', to: '07:00' };

export function GeneralPreferences(props: { wishes: Wishes; onChange: (wishes: Wishes) => void }) {
  const { wishes, onChange } = props;
  const t = useMessages(preferencesMessages);
  const { language, timeZone, quietHours } = wishes;
  return (
    <Panel title={t.general} lead={t.generalLead}>
      <Stack>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <NativeSelect
            label={t.language}
            value={language}
            data={languages.map((tag) => ({ value: tag, label: t.languages[tag] }))}
            onChange={({ currentTarget: { value } }) => {
              const chosen = languages.find((tag) => tag === value);
              if (chosen) onChange({ ...wishes, language: chosen });
            }}
          />
          <ZoneSelect
            label={t.zone}
            placeholder={t.profileZone}
            clearable
            value={timeZone}
            onChange={(zone) => onChange({ ...wishes, timeZone: zone })}
          />
        </Group>
        <Switch
          label={t.quiet}
          description={t.quietHint}
          checked={quietHours !== null}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ ...wishes, quietHours: checked ? usualNight : null })
          }
        />
        {quietHours && (
          <Group align="flex-start">
            <TextInput
              type="time"
              label={t.quietFrom}
              value={quietHours.from}
              onChange={({ currentTarget: { value } }) =>
                value && onChange({ ...wishes, quietHours: { ...quietHours, from: value } })
              }
            />
            <TextInput
              type="time"
              label={t.quietTo}
              value={quietHours.to}
              error={quietHours.from === quietHours.to && t.quietSame}
              onChange={({ currentTarget: { value } }) =>
                value && onChange({ ...wishes, quietHours: { ...quietHours, to: value } })
              }
            />
          </Group>
        )}
      </Stack>
    </Panel>
  );
}
