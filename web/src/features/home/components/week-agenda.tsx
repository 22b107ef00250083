import { IconCalendarSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Commitment } from '../../../api/types.ts';
import { CommitmentLine } from '../../../components/calendar/commitment-line.tsx';
import { ButtonLink, TextLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { weekDays } from '../../../session/calendar-days.ts';
import { daysQuery } from '../../../session/calendar-query.ts';
import { useZone } from '../../../session/use-profile.ts';
import { addDays, dateOf, today } from '../../../time/zone.ts';
import { homeMessages } from '../messages.ts';
import classes from './week-agenda.module.css';

/** What comes first is what one looks for here; the rest is a tap away. */
const linesShown = 6;

/** What comes in the next seven days, day by day; days without anything are left out. */
export function WeekAgenda() {
  const t = useMessages(homeMessages);
  const zone = useZone();
  const [now] = useState(Date.now);
  const first = today(zone, now);
  const query = useQuery(daysQuery(first, weekDays, zone));
  return (
    <Panel title={t.week}>
      <QueryView query={query}>
        {(commitments) => {
          const ahead = commitments.filter(({ end }) => Date.parse(end) > now);
          if (ahead.length === 0) {
            return (
              <EmptyState
                icon={<IconCalendarSmile />}
                title={t.nothing}
                action={<ButtonLink to="/find">{t.find}</ButtonLink>}
                compact
              >
                {t.nothingText}
              </EmptyState>
            );
          }
          const byDay = [...Map.groupBy(ahead, ({ start }) => laterOf(dateOf(start, zone), first))];
          const shown = byDay.slice(0, countFullDays(byDay.map(([, list]) => list.length)));
          const left = ahead.length - shown.flatMap(([, list]) => list).length;
          return (
            <div className={classes.days}>
              {shown.map(([date, list]) => (
                <Day key={date} date={date} first={first} list={list} />
              ))}
              {left > 0 && (
                <TextLink to="/calendar" search={{ view: 'agenda' }}>
                  {t.more(left)}
                </TextLink>
              )}
            </div>
          );
        }}
      </QueryView>
    </Panel>
  );
}

/** As many days as bring the lines to those that are shown: a day is shown whole, or not at all. */
function countFullDays(lines: readonly number[]): number {
  let sum = 0;
  const last = lines.findIndex((count) => {
    sum += count;
    return sum >= linesShown;
  });
  return last < 0 ? lines.length : last + 1;
}

/** What began yesterday and still goes on stands under today. */
function laterOf(date: string, first: string): string {
  return date < first ? first : date;
}

function Day({ date, first, list }: { date: string; first: string; list: readonly Commitment[] }) {
  const t = useMessages(homeMessages);
  const format = useFormat();
  const near = date === first ? t.today : date === addDays(first, 1) ? t.tomorrow : undefined;
  return (
    <div>
      <h3 className={classes.day}>
        {near && <span className={classes.near}>{near}</span>}
        {format.calendarDay(date)}
      </h3>
      <ul className={classes.list}>
        {list.map((commitment) => (
          <CommitmentLine key={`${commitment.start} ${commitment.title}`} commitment={commitment} />
        ))}
      </ul>
    </div>
  );
}
