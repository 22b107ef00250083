import { ButtonLink } from '../../components/ui/links.tsx';
import { Page } from '../../components/ui/page.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { Inbox } from '../../features/notifications/components/inbox.tsx';
import { inboxMessages } from '../../features/notifications/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { notificationsRoute } from './routes.ts';

export function NotificationsPage() {
  const t = useMessages(inboxMessages);
  const { show } = notificationsRoute.useSearch();
  const settings = (
    <ButtonLink to="/settings/notifications" variant="default">
      {t.settings}
    </ButtonLink>
  );
  return (
    <Page title={t.title} width="narrow" actions={settings}>
      <TabLinks label={t.title}>
        <TabLink to="/notifications" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
          {t.all}
        </TabLink>
        <TabLink to="/notifications" search={{ show: 'unread' }} activeOptions={{ includeSearch: true }}>
          {t.unread}
        </TabLink>
      </TabLinks>
      <Inbox unread={show === 'unread'} />
    </Page>
  );
}
