import { Outlet } from '@tanstack/react-router';
import { ForRoles } from '../../components/ui/for-roles.tsx';
import { Page } from '../../components/ui/page.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { useMessages } from '../../i18n/messages.ts';
import { adminMessages } from './messages.ts';

export function AdminLayout() {
  const t = useMessages(adminMessages);
  return (
    <ForRoles roles={['admin']}>
      <Page title={t.title}>
        <TabLinks label={t.title}>
          <TabLink to="/admin" activeOptions={{ exact: true, includeSearch: false }}>
            {t.users}
          </TabLink>
          <TabLink to="/admin/audit" activeOptions={{ includeSearch: false }}>
            {t.audit}
          </TabLink>
          <TabLink to="/admin/services">{t.services}</TabLink>
        </TabLinks>
        <Outlet />
      </Page>
    </ForRoles>
  );
}
