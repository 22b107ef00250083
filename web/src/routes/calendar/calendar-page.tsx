import { CalendarView } from '../../features/calendar/components/calendar-view.tsx';
import { calendarRoute } from './routes.ts';

export function CalendarPage() {
  return <CalendarView search={calendarRoute.useSearch()} />;
}
