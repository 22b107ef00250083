import { Timetable } from '../../features/calendar/components/timetable.tsx';

export function TimetablePage() {
  return <Timetable />;
}
