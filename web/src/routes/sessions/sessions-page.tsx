import { Stack } from '@mantine/core';
import { ButtonLink } from '../../components/ui/links.tsx';
import { Page } from '../../components/ui/page.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { MySessions } from '../../features/sessions/components/my-sessions.tsx';
import { Waitlist } from '../../features/sessions/components/waitlist.tsx';
import { sessionMessages } from '../../features/sessions/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { sessionsRoute } from './routes.ts';

export function SessionsPage() {
  const t = useMessages(sessionMessages);
  const { show } = sessionsRoute.useSearch();
  return (
    <Page title={t.title} actions={<ButtonLink to="/find">{t.find}</ButtonLink>}>
      <TabLinks label={t.title}>
        <TabLink to="/sessions" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
          {t.upcoming}
        </TabLink>
        <TabLink to="/sessions" search={{ show: 'past' }} activeOptions={{ includeSearch: true }}>
          {t.past}
        </TabLink>
      </TabLinks>
      <Stack gap="lg">
        <MySessions show={show ?? 'upcoming'} />
        {show !== 'past' && <Waitlist />}
      </Stack>
    </Page>
  );
}
