import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { memo } from 'react';
import type { Commitment } from '../../../api/types.ts';
import { CommitmentIcon, commitmentKinds } from '../../../components/calendar/commitment-kind.tsx';
import { AddressLink } from '../../../components/ui/address-link.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { today } from '../../../time/zone.ts';
import type { DaySpan } from '../day-spans.ts';
import { calendarMessages } from '../messages.ts';
import { AgendaDay } from './agenda.tsx';
import { EventChip } from './event-chip.tsx';
import classes from './month-table.module.css';

type Spans = readonly DaySpan<Commitment>[];

interface MonthTableProps {
  /** The day that is looked at; its month is shown. */
  readonly date: string;
  readonly spans: ReadonlyMap<string, Spans>;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];
/** What fits into the field of a day; the day has the rest. */
const mostChips = 3;

/** A month in weeks. Where fields are too small for words, the chosen day stands below. */
export function MonthTable({ date, spans }: MonthTableProps) {
  const format = useFormat();
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const dates = [...spans.keys()];
  const weeks = Array.from({ length: dates.length / 7 }, (_, week) => dates.slice(week * 7, week * 7 + 7));
  return (
    <>
      <table className={classes.month}>
        <caption>
          <VisuallyHidden>{format.calendarMonth(date)}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" aria-label={format.weekdayName(weekday)}>
                {format.weekdayName(weekday, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayField key={day} day={day} date={date} list={spans.get(day) ?? []} isWide={isWide} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!isWide && <AgendaDay date={date} list={spans.get(date) ?? []} />}
    </>
  );
}

interface DayFieldProps {
  readonly day: string;
  readonly date: string;
  readonly list: Spans;
  readonly isWide: boolean;
}

const DayField = memo(function DayField({ day, date, list, isWide }: DayFieldProps) {
  const t = useMessages(calendarMessages);
  const format = useFormat();
  const zone = useZone();
  const isToday = day === today(zone, Date.now());
  const name = `${format.calendarDay(day)}, ${t.things(list.length)}`;
  const hidden = list.length - mostChips;
  return (
    <td
      className={classes.field}
      data-outside={day.slice(0, 7) === date.slice(0, 7) ? undefined : true}
      data-chosen={(!isWide && day === date) || undefined}
    >
      <AddressLink
        href={`/calendar?view=${isWide ? 'day' : 'month'}&date=${day}`}
        className={classes.number}
        data-today={isToday || undefined}
        aria-label={name}
        aria-current={isToday ? 'date' : undefined}
        resetScroll={false}
      >
        <span>{format.dayNumber(day)}</span>
        {!isWide && <Kinds list={list} />}
      </AddressLink>
      {isWide && (
        <ul className={classes.chips}>
          {list.slice(0, mostChips).map(({ key, item }) => (
            <li key={key}>
              <EventChip commitment={item} />
            </li>
          ))}
          {hidden > 0 && (
            <li>
              <AddressLink href={`/calendar?view=day&date=${day}`} className={classes.more}>
                {t.moreThings(hidden)}
              </AddressLink>
            </li>
          )}
        </ul>
      )}
    </td>
  );
});

/** Which kinds of things a day has. */
function Kinds({ list }: { list: Spans }) {
  const kinds = commitmentKinds.filter((kind) => list.some(({ item }) => item.kind === kind));
  return (
    <span className={classes.kinds}>
      {kinds.slice(0, 3).map((kind) => (
        <CommitmentIcon key={kind} kind={kind} size={12} />
      ))}
    </span>
  );
}
