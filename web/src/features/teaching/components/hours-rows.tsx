import { ActionIcon, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type HourBlock, toClock, toMinutes } from '../../../components/week-grid/week-hours.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { teachingMessages } from '../messages.ts';
import classes from './hours-rows.module.css';

interface HoursRowsProps {
  readonly blocks: readonly HourBlock[];
  /** Whose hours these are, for the names of the fields. */
  readonly day: string;
  readonly onChange: (block: HourBlock) => void;
  readonly onRemove: (block: HourBlock) => void;
}

/** Hours of one day, each as two times. */
export function HoursRows({ blocks, day, onChange, onRemove }: HoursRowsProps) {
  const t = useMessages(teachingMessages);
  const format = useFormat();
  return blocks.map((block) => {
    const name = t.block(day, format.wallTime(toClock(block.from)), format.wallTime(toClock(block.to)));
    return (
      <div key={block.id} className={classes.row}>
        <TextInput
          type="time"
          step={300}
          aria-label={`${t.from}: ${name}`}
          value={toClock(block.from)}
          onChange={({ currentTarget: { value } }) => value && onChange({ ...block, from: toMinutes(value) })}
        />
        <span aria-hidden="true">–</span>
        <TextInput
          type="time"
          step={300}
          aria-label={`${t.to}: ${name}`}
          // A field for times knows no 24:00; midnight as an end is the end of the day.
          value={toClock(block.to % 1440)}
          onChange={({ currentTarget: { value } }) =>
            value && onChange({ ...block, to: toMinutes(value) || 1440 })
          }
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="xl"
          aria-label={t.removeBlock(name)}
          onClick={() => onRemove(block)}
        >
          <IconTrash size={19} />
        </ActionIcon>
      </div>
    );
  });
}
