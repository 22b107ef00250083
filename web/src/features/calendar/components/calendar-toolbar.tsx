import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { AddressLink } from '../../../components/ui/address-link.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import segments from '../../../components/ui/segments.module.css';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { startOfDay } from '../../../time/zone.ts';
import { type CalendarViewName, calendarViews } from '../calendar-search.ts';
import { calendarMessages } from '../messages.ts';
import { rangeQuery } from '../range-query.ts';
import { stepDate, visibleDays } from '../visible-days.ts';
import classes from './calendar-toolbar.module.css';

/** Which days are seen and how, and the ways to others. */
export function CalendarToolbar({ view, date }: { view: CalendarViewName; date: string }) {
  const t = useMessages(calendarMessages);
  const title = useRangeTitle(view, date);
  return (
    <div className={classes.toolbar}>
      <h2 className={classes.title} aria-live="polite">
        {title}
      </h2>
      <div className={classes.steps}>
        <Step view={view} date={date} direction={-1} />
        <ButtonLink to="/calendar" search={{ view }} variant="default" size="sm">
          {t.today}
        </ButtonLink>
        <Step view={view} date={date} direction={1} />
      </div>
      <nav className={clsx(segments.segments, classes.views)} aria-label={t.view}>
        {calendarViews.map((name) => (
          <AddressLink
            key={name}
            href={`/calendar?view=${name}&date=${date}`}
            aria-current={name === view ? 'page' : undefined}
          >
            {t[name]}
          </AddressLink>
        ))}
      </nav>
    </div>
  );
}

function Step({ view, date, direction }: { view: CalendarViewName; date: string; direction: 1 | -1 }) {
  const t = useMessages(calendarMessages);
  const zone = useZone();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const there = stepDate(view, date, direction);
  const Icon = direction === 1 ? IconChevronRight : IconChevronLeft;
  // What is about to be asked for is there when it is.
  const prepare = () => void queries.prefetchQuery(rangeQuery(visibleDays(view, there), zone));
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={direction === 1 ? t.next : t.previous}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => void navigate({ to: '/calendar', search: { view, date: there } })}
    >
      <Icon size={20} className={classes.arrow} />
    </ActionIcon>
  );
}

function useRangeTitle(view: CalendarViewName, date: string): string {
  const format = useFormat();
  const zone = useZone();
  if (view === 'month') return format.calendarMonth(date);
  if (view === 'day') return format.calendarDay(date);
  const days = visibleDays(view, date);
  const [first, last] = [days[0] ?? date, days.at(-1) ?? date].map((day) => startOfDay(day, zone));
  return format.dayRange(first ?? '', last ?? '', zone);
}
