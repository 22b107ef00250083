import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useZone } from '../../session/use-profile.ts';
import { clockOf, dateOf, instantOf, today } from '../../time/zone.ts';
import { groupWords } from './messages.ts';
import classes from './moment-input.module.css';

interface MomentInputProps {
  /** An instant; undefined as long as none is complete. */
  readonly value: string | undefined;
  readonly onChange: (instant: string) => void;
  readonly error?: ReactNode;
}

/** A date and a time on the reader's wall, by the pickers of the device. */
export function MomentInput({ value, onChange, error }: MomentInputProps) {
  const t = useMessages(groupWords);
  const format = useFormat();
  const zone = useZone();
  const first = today(zone, Date.now());
  const date = value ? dateOf(value, zone) : '';
  const clock = value ? clockOf(value, zone) : '';
  const change = (nextDate: string, nextClock: string) => {
    if (nextDate && nextClock) onChange(instantOf(nextDate, nextClock, zone));
  };
  return (
    <div>
      <div className={classes.row}>
        <TextInput
          type="date"
          label={t.date}
          required
          withAsterisk={false}
          min={first}
          value={date}
          error={error}
          onChange={({ currentTarget }) => change(currentTarget.value, clock || '16:00')}
        />
        <TextInput
          type="time"
          label={t.time}
          required
          withAsterisk={false}
          step={300}
          value={clock}
          onChange={({ currentTarget }) => change(date || first, currentTarget.value)}
        />
      </div>
      <p className={classes.zone}>{t.zoneNote(format.zone(zone))}</p>
    </div>
  );
}
