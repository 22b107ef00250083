import { Outlet } from '@tanstack/react-router';
import { Page } from '../../components/ui/page.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { settingsMessages } from '../../features/settings/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

export function SettingsLayout() {
  const t = useMessages(settingsMessages);
  return (
    <Page title={t.title}>
      <TabLinks label={t.title}>
        <TabLink to="/settings" activeOptions={{ exact: true }}>
          {t.profile}
        </TabLink>
        <TabLink to="/settings/security">{t.security}</TabLink>
        <TabLink to="/settings/appearance">{t.appearance}</TabLink>
        <TabLink to="/settings/sharing">{t.sharing}</TabLink>
        <TabLink to="/settings/notifications">{t.notifications}</TabLink>
        <TabLink to="/settings/data">{t.data}</TabLink>
      </TabLinks>
      <Outlet />
    </Page>
  );
}
