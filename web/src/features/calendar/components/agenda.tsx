import { Box, Skeleton } from '@mantine/core';
import { IconCalendarSmile } from '@tabler/icons-react';
import { memo } from 'react';
import type { Commitment } from '../../../api/types.ts';
import { CommitmentLine } from '../../../components/calendar/commitment-line.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { today } from '../../../time/zone.ts';
import type { DaySpan } from '../day-spans.ts';
import { calendarMessages } from '../messages.ts';
import classes from './agenda.module.css';

type Spans = readonly DaySpan<Commitment>[];

/** As high as an agenda with so many things, so that whoever comes back to one finds where they were. */
export function AgendaSkeleton({ count }: { count: number }) {
  return <Skeleton className={classes.skeleton} radius="lg" __vars={{ '--lines': `${count}` }} />;
}

/** Day by day, each thing on a line; days without anything are left out. */
export function Agenda({ spans }: { spans: ReadonlyMap<string, Spans> }) {
  const t = useMessages(calendarMessages);
  const days = [...spans].filter(([, list]) => list.length > 0);
  if (days.length === 0) {
    const actions = (
      <>
        <ButtonLink to="/find">{t.find}</ButtonLink>
        <ButtonLink to="/calendar/timetable" variant="default">
          {t.addTimetable}
        </ButtonLink>
      </>
    );
    return (
      <EmptyState icon={<IconCalendarSmile />} title={t.nothing} action={actions}>
        {t.nothingText}
      </EmptyState>
    );
  }
  return (
    <div className={classes.days}>
      {days.map(([date, list]) => (
        <AgendaDay key={date} date={date} list={list} />
      ))}
    </div>
  );
}

export const AgendaDay = memo(function AgendaDay({ date, list }: { date: string; list: Spans }) {
  const t = useMessages(calendarMessages);
  const format = useFormat();
  const zone = useZone();
  const isToday = date === today(zone, Date.now());
  return (
    <Box
      component="section"
      className={classes.day}
      __vars={{ '--lines': `${list.length}` }}
      aria-label={format.calendarDay(date)}
    >
      <h3 className={classes.name}>
        {isToday && <span className={classes.today}>{t.today}</span>}
        {format.calendarDay(date)}
      </h3>
      {list.length === 0 && <p className={classes.none}>{t.nothingDay}</p>}
      <ul className={classes.list}>
        {list.map(({ key, item }) => (
          <CommitmentLine key={key} commitment={item} />
        ))}
      </ul>
    </Box>
  );
});
