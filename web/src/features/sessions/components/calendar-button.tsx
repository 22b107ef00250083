import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import type { SessionDetail } from '../../../api/types.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useCourseTitle } from '../../../session/use-courses.ts';
import { useMe } from '../../../session/use-me.ts';
import { writeIcs } from '../ics.ts';
import { sessionMessages } from '../messages.ts';

/** The session as a file that calendar programs read. */
export function CalendarButton({ session }: { session: SessionDetail }) {
  const t = useMessages(sessionMessages);
  const course = useCourseTitle(session.courseCode);
  const me = useMe();
  const save = () => {
    const { id, start, end, topic, place, link } = session;
    const title = t.calendarTitle(
      course,
      session.tutorId === me.id ? session.studentName : session.tutorName,
    );
    const location = place ?? link ?? '';
    const { hostname: host } = window.location;
    const text = writeIcs({ id, host, start, end, title, description: topic, location, madeAt: Date.now() });
    const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = 'session.ics';
    anchor.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button variant="default" leftSection={<IconCalendarPlus size={18} />} onClick={save}>
      {t.addToCalendar}
    </Button>
  );
}
