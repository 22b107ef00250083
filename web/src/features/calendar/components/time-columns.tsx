import { Box } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { memo, useEffect, useRef } from 'react';
import type { Commitment } from '../../../api/types.ts';
import { CommitmentIcon } from '../../../components/calendar/commitment-kind.tsx';
import { CommitmentLink } from '../../../components/calendar/commitment-link.tsx';
import { commitmentWords } from '../../../components/calendar/messages.ts';
import { useWhen } from '../../../components/calendar/use-when.ts';
import { Unseen } from '../../../components/ui/unseen.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { layOutLanes } from '../../../components/week-grid/lanes.ts';
import { toClock } from '../../../components/week-grid/week-hours.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useNow } from '../../../time/use-now.ts';
import { today } from '../../../time/zone.ts';
import { type DaySpan, isWholeDay, type WallDay } from '../day-spans.ts';
import { calendarMessages } from '../messages.ts';
import { type ShownHours, shownHours } from '../shown-hours.ts';
import { EventChip } from './event-chip.tsx';
import kinds from './kinds.module.css';
import classes from './time-columns.module.css';

type Span = DaySpan<Commitment>;

interface TimeColumnsProps {
  readonly days: readonly WallDay[];
  readonly spans: ReadonlyMap<string, readonly Span[]>;
}

/** Days side by side, hours from top to bottom. */
export function TimeColumns({ days, spans }: TimeColumnsProps) {
  const t = useMessages(calendarMessages);
  const format = useFormat();
  const zone = useZone();
  const scroller = useRef<HTMLElement>(null);
  const isToday = today(zone, Date.now());
  const timed = days.flatMap(({ date }) => (spans.get(date) ?? []).filter((span) => !isWholeDay(span)));
  const hours = shownHours(timed);
  // Where a week is wider than the screen, it begins with today.
  useEffect(() => {
    const column = scroller.current?.querySelector(`[data-date="${isToday}"]`);
    column?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isToday]);
  const whole = days.map(({ date }) => (spans.get(date) ?? []).filter(isWholeDay));
  const hasWhole = whole.some((list) => list.length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label={t.hours}>
      <Box
        className={classes.columns}
        __vars={{ '--days': `${days.length}`, '--hours': `${hours.to - hours.from}` }}
      >
        <div className={classes.corner} />
        {days.map(({ date }) => (
          <DayName key={date} date={date} isToday={date === isToday} />
        ))}
        {hasWhole && <div className={classes.corner} />}
        {hasWhole &&
          days.map(({ date }, index) => (
            <ul key={date} className={classes.whole} aria-label={format.calendarDay(date)}>
              {whole[index]?.map(({ key, item }) => (
                <li key={key}>
                  <EventChip commitment={item} isWholeDay />
                </li>
              ))}
            </ul>
          ))}
        <div className={classes.hours} aria-hidden="true">
          {Array.from({ length: hours.to - hours.from }, (_, index) => hours.from + index).map((hour) => (
            <span key={hour}>{hour > hours.from && format.wallTime(toClock(hour * 60))}</span>
          ))}
        </div>
        {days.map((day) => (
          <DayColumn key={day.date} day={day} hours={hours} list={spans.get(day.date) ?? []} />
        ))}
      </Box>
    </section>
  );
}

function DayName({ date, isToday }: { date: string; isToday: boolean }) {
  const format = useFormat();
  return (
    <Link
      to="/calendar"
      search={{ view: 'day', date }}
      className={classes.name}
      data-date={date}
      data-today={isToday || undefined}
      aria-current={isToday ? 'date' : undefined}
    >
      <Unseen>{format.calendarDay(date)}</Unseen>
      <span aria-hidden="true">{format.weekdayName(Temporal.PlainDate.from(date).dayOfWeek, 'short')}</span>
      <strong aria-hidden="true">{format.dayNumber(date)}</strong>
    </Link>
  );
}

interface DayColumnProps {
  readonly day: WallDay;
  readonly hours: ShownHours;
  readonly list: readonly Span[];
}

/** As high as a line of text needs. */
const leastMinutes = 30;

const DayColumn = memo(function DayColumn({ day, hours, list }: DayColumnProps) {
  const format = useFormat();
  const first = hours.from * 60;
  const minutes = (hours.to - hours.from) * 60;
  const placed = layOutLanes(
    list.filter((span) => !isWholeDay(span)),
    leastMinutes,
  );
  return (
    <div className={classes.day}>
      <NowLine day={day} hours={hours} />
      <ul aria-label={format.calendarDay(day.date)}>
        {placed.map(({ item: { key, item, from, to }, lane, lanes }) => (
          <li
            key={key}
            style={{
              insetBlockStart: `${((from - first) / minutes) * 100}%`,
              height: `${(Math.max(to - from, leastMinutes) / minutes) * 100}%`,
              insetInlineStart: `${(lane / lanes) * 100}%`,
              width: `${100 / lanes}%`,
            }}
          >
            <EventBlock commitment={item} isLow={to - from < 60} />
          </li>
        ))}
      </ul>
    </div>
  );
});

function EventBlock({ commitment, isLow }: { commitment: Commitment; isLow: boolean }) {
  const words = useMessages(commitmentWords);
  const when = useWhen();
  const { kind, title, tentative } = commitment;
  return (
    <CommitmentLink commitment={commitment} className={clsx(kinds.kind, classes.block)}>
      <Unseen>{`${tentative ? words.tentativeKind(words[kind]) : words[kind]}: `}</Unseen>
      <span className={classes.title}>
        <CommitmentIcon kind={kind} size={14} />
        <UserText>{title}</UserText>
      </span>
      {isLow ? <Unseen>{when(commitment)}</Unseen> : <span className={classes.time}>{when(commitment)}</span>}
    </CommitmentLink>
  );
}

function NowLine({ day, hours }: { day: WallDay; hours: ShownHours }) {
  const t = useMessages(calendarMessages);
  const now = useNow();
  if (now < day.start || now >= day.end) return null;
  const share = ((now - day.start) / 60_000 - hours.from * 60) / ((hours.to - hours.from) * 60);
  if (share < 0 || share > 1) return null;
  return (
    <div className={classes.now} style={{ insetBlockStart: `${share * 100}%` }}>
      <Unseen>{t.now}</Unseen>
    </div>
  );
}
