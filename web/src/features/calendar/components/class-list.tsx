import { Button } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { EmptyState } from '../../../components/ui/state.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { weekGridWords } from '../../../components/week-grid/messages.ts';
import { toClock } from '../../../components/week-grid/week-hours.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import type { ClassBlock } from '../class-block.ts';
import { timetableMessages } from '../timetable-messages.ts';
import classes from './timetable.module.css';

interface ClassListProps {
  readonly blocks: readonly ClassBlock[];
  readonly onEdit: (block: ClassBlock) => void;
  readonly onRemove: (block: ClassBlock) => void;
}

/** The same classes as a list, by weekday and time. */
export function ClassList({ blocks, onEdit, onRemove }: ClassListProps) {
  const t = useMessages(timetableMessages);
  const words = useMessages(weekGridWords);
  const format = useFormat();
  if (blocks.length === 0) {
    return (
      <EmptyState icon={<IconBook2 />} title={t.none} compact>
        {t.noneText}
      </EmptyState>
    );
  }
  const sorted = blocks.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from);
  const write = (date: string) => format.dayRange(`${date}T00:00:00Z`, `${date}T00:00:00Z`, 'UTC');
  return (
    <ul className={classes.list}>
      {sorted.map((block) => {
        const { id, title, weekday, from, to, startsOn, endsOn, except } = block;
        const name = title || t.untitled;
        return (
          <li key={id} className={classes.row}>
            <div className={classes.what}>
              <strong>
                <UserText>{name}</UserText>
              </strong>
              <span>
                {words.block(
                  format.weekdayName(weekday),
                  format.wallTime(toClock(from)),
                  format.wallTime(toClock(to)),
                )}
              </span>
              <span className={classes.detail}>
                {t.dates(write(startsOn), write(endsOn))}
                {except.length > 0 && ` · ${t.exceptions(except.length)}`}
              </span>
            </div>
            <div className={classes.actions}>
              <Button
                variant="default"
                size="sm"
                aria-label={t.editNamed(name)}
                onClick={() => onEdit(block)}
              >
                {t.edit}
              </Button>
              <Button
                variant="default"
                size="sm"
                aria-label={t.removeNamed(name)}
                onClick={() => onRemove(block)}
              >
                {t.remove}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
