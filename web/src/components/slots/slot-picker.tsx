import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../i18n/format.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useMessages } from '../../i18n/messages.ts';
import { calendarQuery } from '../../session/calendar-query.ts';
import { useZone } from '../../session/use-profile.ts';
import { addDays, dateOf, showSameTime, startOfDay, today } from '../../time/zone.ts';
import { ErrorState } from '../ui/state.tsx';
import { Unseen } from '../ui/unseen.tsx';
import { slotMessages } from './messages.ts';
import { type SlotDay, toSlotDays } from './slot-days.ts';
import classes from './slot-picker.module.css';
import { slotsQuery } from './slots-query.ts';

interface SlotPickerProps {
  readonly tutor: { readonly id: string; readonly timeZone?: string | undefined };
  readonly minutes: number;
  readonly value: string | undefined;
  readonly onChange: (start: string) => void;
  /** Day to begin with; by default today. */
  readonly firstDate?: string | undefined;
  readonly ignoreSessionId?: string | undefined;
}

const daysShown = 7;
const daysSearched = 35;

/** Seven days of a tutor's free times, a day at a time, in the reader's zone. */
export function SlotPicker(props: SlotPickerProps) {
  const { tutor, minutes, value, onChange, ignoreSessionId } = props;
  const t = useMessages(slotMessages);
  const format = useFormat();
  const zone = useZone();
  const [now] = useState(Date.now);
  const firstDay = today(zone, now);
  const [first, setFirst] = useState(props.firstDate ?? firstDay);
  const [chosen, setChosen] = useState(value && dateOf(value, zone));
  const range = { from: startOfDay(first, zone), to: startOfDay(addDays(first, daysShown), zone) };
  const slots = useQuery({
    ...slotsQuery({ tutorId: tutor.id, minutes, ...range }),
    placeholderData: keepPreviousData,
  });
  const busy = useQuery(calendarQuery(range.from, range.to));
  if (slots.isError) return <ErrorState error={slots.error} retry={() => void slots.refetch()} />;

  const dates = Array.from({ length: daysShown }, (_, index) => addDays(first, index));
  const days = toSlotDays({
    dates,
    slots: slots.data?.slots ?? [],
    commitments: busy.data ?? [],
    zone,
    ignoreSessionId,
  });
  const day = days.find(({ date }) => date === chosen) ?? days.find(({ free }) => free > 0) ?? days[0];
  const turn = (by: number) => {
    setChosen(undefined);
    setFirst(by < 0 && addDays(first, by) < firstDay ? firstDay : addDays(first, by));
  };
  return (
    <div className={classes.picker}>
      <div className={classes.head}>
        <span className={classes.zone}>{t.yourZone(format.zone(zone))}</span>
        <ActionIcon.Group>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t.earlier}
            disabled={first <= firstDay}
            onClick={() => turn(-daysShown)}
          >
            <IconChevronLeft className={classes.turns} />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={t.later} onClick={() => turn(daysShown)}>
            <IconChevronRight className={classes.turns} />
          </ActionIcon>
        </ActionIcon.Group>
      </div>
      <fieldset className={classes.days}>
        <Unseen as="legend">{t.days}</Unseen>
        {days.map((item) => (
          <DayButton
            key={item.date}
            day={item}
            isLoading={slots.isPending}
            isChosen={item.date === day?.date}
            onChoose={() => setChosen(item.date)}
          />
        ))}
      </fieldset>
      {slots.isPending || !day ? (
        <Skeleton height={150} radius="md" />
      ) : (
        <Times day={day} tutor={tutor} value={value} onChange={onChange} />
      )}
      {slots.data?.slots.length === 0 && !slots.isPlaceholderData && (
        <NextFree
          tutorId={tutor.id}
          minutes={minutes}
          from={range.to}
          onShow={(date) => {
            setFirst(date);
            setChosen(date);
          }}
        />
      )}
    </div>
  );
}

interface DayButtonProps {
  readonly day: SlotDay;
  readonly isLoading: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function DayButton({ day, isLoading, isChosen, onChoose }: DayButtonProps) {
  const t = useMessages(slotMessages);
  const format = useFormat();
  const noon = `${day.date}T12:00:00Z`;
  return (
    <button
      type="button"
      className={classes.day}
      aria-pressed={isChosen}
      data-empty={(!isLoading && day.free === 0) || undefined}
      onClick={onChoose}
    >
      <Unseen>{t.freeTimes(format.calendarDay(day.date), day.free)}</Unseen>
      <span aria-hidden="true">{format.weekday(noon, 'UTC')}</span>
      <strong aria-hidden="true">{format.number(Number(day.date.slice(8)))}</strong>
      <span aria-hidden="true" className={classes.count}>
        {isLoading ? '…' : day.free > 0 ? format.number(day.free) : '–'}
      </span>
    </button>
  );
}

interface TimesProps extends Pick<SlotPickerProps, 'tutor' | 'value' | 'onChange'> {
  readonly day: SlotDay;
}

function Times({ day, tutor, value, onChange }: TimesProps) {
  const t = useMessages(slotMessages);
  const format = useFormat();
  const zone = useZone();
  if (day.slots.length === 0) return <p className={classes.nothing}>{t.nothingOnDay}</p>;
  const theirs = tutor.timeZone;
  return (
    <>
      <fieldset className={classes.times}>
        <Unseen as="legend">{t.timesOf(format.calendarDay(day.date))}</Unseen>
        {day.slots.map(({ start, clash }) => (
          <button
            key={start}
            type="button"
            className={classes.time}
            aria-pressed={start === value}
            disabled={clash !== undefined}
            title={clash && t.clash(isolate(clash.title))}
            onClick={() => onChange(start)}
          >
            <span>{format.time(start, zone)}</span>
            {clash && <small>{t.clash(isolate(clash.title))}</small>}
            {!clash && theirs && !showSameTime(start, zone, theirs) && (
              <small>{t.theirTime(format.time(start, theirs))}</small>
            )}
          </button>
        ))}
      </fieldset>
      {day.slots.some(({ clash }) => clash) && <p className={classes.note}>{t.clashNote}</p>}
    </>
  );
}

interface NextFreeProps {
  readonly tutorId: string;
  readonly minutes: number;
  readonly from: string;
  readonly onShow: (date: string) => void;
}

/** Where a week has nothing: the way to what is free after it. */
function NextFree({ tutorId, minutes, from, onShow }: NextFreeProps) {
  const t = useMessages(slotMessages);
  const format = useFormat();
  const zone = useZone();
  const to = startOfDay(addDays(dateOf(from, zone), daysSearched), zone);
  const { data } = useQuery(slotsQuery({ tutorId, minutes, from, to }));
  const next = data?.slots[0];
  if (!data) return null;
  if (!next) return <p className={classes.nothing}>{t.nothingAhead}</p>;
  return (
    <Button
      variant="light"
      classNames={{ root: classes.next, label: classes.nextDay }}
      onClick={() => onShow(dateOf(next.start, zone))}
    >
      {t.nextFree(format.day(next.start, zone))}
    </Button>
  );
}
