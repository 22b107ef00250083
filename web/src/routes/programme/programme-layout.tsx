import { Outlet } from '@tanstack/react-router';
import { ForRoles } from '../../components/ui/for-roles.tsx';
import { Page } from '../../components/ui/page.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { useMessages } from '../../i18n/messages.ts';
import { programmeMessages } from './messages.ts';

export function ProgrammeLayout() {
  const t = useMessages(programmeMessages);
  return (
    <ForRoles roles={['coordinator', 'admin']}>
      <Page title={t.title}>
        <TabLinks label={t.title}>
          <TabLink to="/programme" activeOptions={{ exact: true, includeSearch: false }}>
            {t.approvals}
          </TabLink>
          <TabLink to="/programme/courses" activeOptions={{ includeSearch: false }}>
            {t.courses}
          </TabLink>
          <TabLink to="/programme/terms">{t.terms}</TabLink>
          <TabLink to="/programme/figures" activeOptions={{ includeSearch: false }}>
            {t.figures}
          </TabLink>
          <TabLink to="/programme/rules">{t.rules}</TabLink>
        </TabLinks>
        <Outlet />
      </Page>
    </ForRoles>
  );
}
