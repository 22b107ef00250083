import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { timetableMessages } from '../timetable-messages.ts';
import classes from './timetable.module.css';

interface ExceptDatesProps {
  readonly dates: readonly string[];
  readonly onChange: (dates: readonly string[]) => void;
}

/** As many as the platform keeps. */
const mostDates = 100;

/** The dates on which a class does not take place. */
export function ExceptDates({ dates, onChange }: ExceptDatesProps) {
  const t = useMessages(timetableMessages);
  const format = useFormat();
  const [date, setDate] = useState('');
  const add = () => {
    onChange([...new Set([...dates, date])].sort());
    setDate('');
  };
  return (
    <fieldset className={classes.except}>
      <legend>{t.exceptTitle}</legend>
      {dates.length > 0 && (
        <ul className={classes.dates}>
          {dates.map((except) => (
            <li key={except}>
              {format.calendarDay(except)}
              <CloseButton
                size="sm"
                aria-label={t.exceptRemove(format.calendarDay(except))}
                onClick={() => onChange(dates.filter((other) => other !== except))}
              />
            </li>
          ))}
        </ul>
      )}
      <Group align="flex-end" gap="xs">
        <TextInput
          type="date"
          aria-label={t.exceptDate}
          value={date}
          onChange={({ currentTarget: { value } }) => setDate(value)}
        />
        <Button variant="default" h={42} disabled={date === '' || dates.length >= mostDates} onClick={add}>
          {t.exceptAdd}
        </Button>
      </Group>
    </fieldset>
  );
}
