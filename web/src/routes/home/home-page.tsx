import { Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Columns } from '../../components/ui/columns.tsx';
import { TextLink } from '../../components/ui/links.tsx';
import { Page } from '../../components/ui/page.tsx';
import { Loading } from '../../components/ui/query-view.tsx';
import { useTopKnown } from '../../features/home/api/use-top-known.ts';
import { News } from '../../features/home/components/news.tsx';
import { SuggestedGroups } from '../../features/home/components/suggested-groups.tsx';
import { WaitingForMe } from '../../features/home/components/waiting-for-me.tsx';
import { WeekAgenda } from '../../features/home/components/week-agenda.tsx';
import { homeMessages } from '../../features/home/messages.ts';
import { SuggestedTutors } from '../../features/tutors/components/suggested-tutors.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useProfile, useZone } from '../../session/use-profile.ts';
import { useNow } from '../../time/use-now.ts';

export function HomePage() {
  const t = useMessages(homeMessages);
  const format = useFormat();
  const zone = useZone();
  const { displayName } = useProfile();
  const [openedAt] = useState(Date.now);
  const isTopKnown = useTopKnown(openedAt);
  const today = format.day(new Date(useNow()).toISOString(), zone);
  return (
    <Page title={t.hello(displayName.split(' ')[0] ?? displayName)} lead={today}>
      {!isTopKnown && <Loading />}
      {/* Each part asks for its own while all of them wait. */}
      <Stack gap="xl" display={isTopKnown ? undefined : 'none'}>
        <WaitingForMe />
        <Columns
          main={<WeekAgenda />}
          aside={
            <>
              <News />
              <SuggestedGroups />
            </>
          }
        />
        <section aria-labelledby="suggestions">
          <Group justify="space-between" mb="sm">
            <Title order={2} id="suggestions">
              {t.suggestions}
            </Title>
            <TextLink to="/find">{t.allTutors}</TextLink>
          </Group>
          <SuggestedTutors none={t.noSuggestions} noneText={t.noSuggestionsText} />
        </section>
      </Stack>
    </Page>
  );
}
