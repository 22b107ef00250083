import { Outlet } from '@tanstack/react-router';
import { Page } from '../../components/ui/page.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { calendarMessages } from '../../features/calendar/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

export function CalendarLayout() {
  const t = useMessages(calendarMessages);
  return (
    <Page title={t.title}>
      <TabLinks label={t.title}>
        <TabLink to="/calendar" activeOptions={{ exact: true, includeSearch: false }}>
          {t.mine}
        </TabLink>
        <TabLink to="/calendar/timetable">{t.timetable}</TabLink>
        <TabLink to="/calendar/others">{t.others}</TabLink>
      </TabLinks>
      <Outlet />
    </Page>
  );
}
