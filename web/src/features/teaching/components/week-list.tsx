import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { findRoom, type HourBlock } from '../../../components/week-grid/week-hours.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { teachingMessages } from '../messages.ts';
import { HoursRows } from './hours-rows.tsx';
import classes from './week-list.module.css';

interface WeekListProps {
  readonly blocks: readonly HourBlock[];
  readonly onChange: (blocks: readonly HourBlock[]) => void;
}

/** The same hours as a form, day by day. */
export function WeekList({ blocks, onChange }: WeekListProps) {
  const t = useMessages(teachingMessages);
  const format = useFormat();
  return (
    <div className={classes.week}>
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
        const day = format.weekdayName(weekday);
        const own = blocks.filter((block) => block.weekday === weekday).toSorted((a, b) => a.from - b.from);
        const room = findRoom(blocks, weekday);
        return (
          <fieldset key={weekday} className={classes.day}>
            <legend>{day}</legend>
            <div className={classes.rows}>
              {own.length === 0 && <span className={classes.none}>{t.noHours}</span>}
              <HoursRows
                blocks={own}
                day={day}
                onChange={(changed) => onChange(blocks.map((old) => (old.id === changed.id ? changed : old)))}
                onRemove={(gone) => onChange(blocks.filter(({ id }) => id !== gone.id))}
              />
            </div>
            <Button
              variant="subtle"
              size="sm"
              leftSection={<IconPlus size={16} />}
              aria-label={t.addOn(day)}
              disabled={room === undefined}
              onClick={() => room && onChange([...blocks, room])}
            >
              {t.add}
            </Button>
          </fieldset>
        );
      })}
    </div>
  );
}
