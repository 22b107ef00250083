import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/ur';
import { Button, Group, Indicator, Stack } from '@mantine/core';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Availability } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { findRoom, toBlocks, toWeekly } from '../../../components/week-grid/week-hours.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { today } from '../../../time/zone.ts';
import { useSaveAvailability } from '../api/my-availability.ts';
import { teachingMessages } from '../messages.ts';
import { HoursRows } from './hours-rows.tsx';
import classes from './single-days.module.css';

/** Days with hours of their own, in a month's calendar. Each change is saved at once. */
export function SingleDays({ availability }: { availability: Availability }) {
  const t = useMessages(teachingMessages);
  const language = useLanguage();
  const [date, setDate] = useState<string | null>(null);
  const own = new Set(availability.overrides.map((item) => item.date));
  return (
    <Panel title={t.exceptions} lead={t.exceptionsLead}>
      <div className={classes.columns}>
        <div>
          <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
            <DatePicker
              value={date}
              onChange={setDate}
              minDate={today(availability.timeZone, Date.now())}
              size="md"
              weekendDays={[]}
              ariaLabels={{ previousMonth: t.previousMonth, nextMonth: t.nextMonth }}
              renderDay={(day) => (
                <Indicator size={7} offset={-3} disabled={!own.has(day)} color="var(--sh-wait)">
                  <span>{Number(day.slice(8))}</span>
                </Indicator>
              )}
            />
          </DatesProvider>
          <p className={classes.note}>{t.marked}</p>
        </div>
        {date ? (
          <DayHours key={date} date={date} availability={availability} />
        ) : (
          <p className={classes.note}>{t.chooseDay}</p>
        )}
      </div>
    </Panel>
  );
}

function DayHours({ date, availability }: { date: string; availability: Availability }) {
  const t = useMessages(teachingMessages);
  const format = useFormat();
  const save = useSaveAvailability();
  const others = availability.overrides.filter((item) => item.date !== date);
  const stored = availability.overrides.find((item) => item.date === date);
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  const usual = availability.weekly.filter((hours) => hours.weekday === weekday);
  const [blocks, setBlocks] = useState(() =>
    toBlocks((stored?.hours ?? usual).map((hours) => ({ ...hours, weekday }))),
  );
  const day = format.calendarDay(date);
  const room = findRoom(blocks, weekday);
  const store = (overrides: Availability['overrides']) =>
    save.mutate({ ...availability, overrides }, { onSuccess: () => notifyDone(t.hoursSaved) });
  const hours = toWeekly(blocks).map(({ from, to }) => ({ from, to }));
  return (
    <Stack>
      <h3 className={classes.day}>{day}</h3>
      {blocks.length === 0 && <span className={classes.note}>{t.noHours}</span>}
      <HoursRows
        blocks={blocks}
        day={day}
        onChange={(changed) => setBlocks(blocks.map((old) => (old.id === changed.id ? changed : old)))}
        onRemove={(gone) => setBlocks(blocks.filter(({ id }) => id !== gone.id))}
      />
      <FormProblem
        error={save.error ?? (blocks.some(({ from, to }) => to <= from) ? t.overlap : undefined)}
      />
      <Group gap="xs">
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} />}
          disabled={!room}
          onClick={() => room && setBlocks([...blocks, room])}
        >
          {t.add}
        </Button>
        <Button loading={save.isPending} onClick={() => store([...others, { date, hours }])}>
          {blocks.length === 0 ? t.dayOff : t.otherHours}
        </Button>
        {stored && (
          <Button variant="default" onClick={() => store(others)}>
            {t.usual}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
