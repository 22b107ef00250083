import { Stack, useMantineColorScheme } from '@mantine/core';
import { Panel } from '../../../components/ui/panel.tsx';
import { Segments } from '../../../components/ui/segments.tsx';
import { languages, setLanguage, useLanguage } from '../../../i18n/language.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { settingsMessages } from '../messages.ts';

const names = { en: 'English', ur: 'اردو' } as const;

export function Appearance() {
  const t = useMessages(settingsMessages);
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="lg">
      <Panel title={t.language}>
        <Segments
          label={t.language}
          options={languages.map((value) => ({ value, label: names[value] }))}
          value={language}
          onChange={setLanguage}
        />
      </Panel>
      <Panel title={t.theme}>
        <Segments
          label={t.theme}
          options={[
            { value: 'auto', label: t.auto },
            { value: 'light', label: t.light },
            { value: 'dark', label: t.dark },
          ]}
          value={colorScheme}
          onChange={setColorScheme}
        />
      </Panel>
    </Stack>
  );
}
