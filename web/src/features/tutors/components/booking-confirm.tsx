import { Button } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Tutor } from '../../../api/types.ts';
import { TextField } from '../../../components/ui/text-field.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { addMinutes } from '../../../time/zone.ts';
import { tutorMessages } from '../messages.ts';
import classes from './booking-confirm.module.css';

interface BookingConfirmProps {
  readonly tutor: Tutor;
  readonly start: string;
  readonly minutes: number;
  readonly topic: string;
  readonly onTopic: (topic: string) => void;
  readonly onBook: (start: string) => void;
}

/** The chosen time, and the second tap. */
export function BookingConfirm({ tutor, start, minutes, topic, onTopic, onBook }: BookingConfirmProps) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const zone = useZone();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (start) box.current?.scrollIntoView({ block: 'nearest' });
  }, [start]);
  const range = format.timeRange(start, addMinutes(start, minutes), zone);
  return (
    <div className={classes.confirm} ref={box}>
      <p className={classes.time} role="status">
        <IconCalendarCheck aria-hidden="true" size={22} />
        {t.chosen(format.day(start, zone), range)}
      </p>
      <TextField
        label={t.topic}
        placeholder={t.topicPlaceholder}
        bound={500}
        value={topic}
        onChange={({ currentTarget }) => onTopic(currentTarget.value)}
      />
      <Button size="md" onClick={() => onBook(start)}>
        {tutor.instantBooking ? t.confirm : t.request}
      </Button>
    </div>
  );
}
