import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { SessionMode, Tutor } from '../../../api/types.ts';
import { SlotPicker } from '../../../components/slots/slot-picker.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { Segments } from '../../../components/ui/segments.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useProfile, useZone } from '../../../session/use-profile.ts';
import { dateOf } from '../../../time/zone.ts';
import { useBookSession } from '../api/book-session.ts';
import { tutorMessages } from '../messages.ts';
import { BookingConfirm } from './booking-confirm.tsx';
import { BookingOutcome } from './booking-outcome.tsx';
import classes from './booking-panel.module.css';
import { WaitlistOffer } from './waitlist-offer.tsx';

interface BookingPanelProps {
  readonly tutor: Tutor;
  readonly course?: string | undefined;
  /** The time that was tapped in the search. */
  readonly start?: string | undefined;
}

/** A time, and a tap that books it; everything else is chosen already and can be changed. */
export function BookingPanel({ tutor, course, start }: BookingPanelProps) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const zone = useZone();
  const { courses } = useProfile();
  const [wish, setWish] = useState(() => ({
    courseCode: firstCourse(tutor, course, courses),
    minutes: tutor.sessionMinutes[0] ?? 60,
    mode: tutor.modes[0] ?? ('online' as SessionMode),
    topic: '',
    start,
  }));
  const booking = useBookSession();
  const change = (part: Partial<typeof wish>) => {
    booking.reset();
    setWish({ ...wish, ...part });
  };
  const book = (at: string) => {
    setWish({ ...wish, start: at });
    const { courseCode, minutes, mode, topic } = wish;
    const key = crypto.randomUUID();
    booking.mutate({
      tutorId: tutor.id,
      courseCode,
      minutes,
      mode,
      start: at,
      key,
      ...(topic.trim() && { topic: topic.trim() }),
    });
  };
  if (!booking.isIdle && wish.start) {
    return (
      <BookingOutcome
        tutor={tutor}
        start={wish.start}
        minutes={wish.minutes}
        session={booking.data}
        error={booking.error}
        onBook={book}
        onBack={() => change({ start: undefined })}
      />
    );
  }
  return (
    <Panel title={t.book}>
      <div className={classes.panel}>
        <div className={classes.choices}>
          <NativeSelect
            label={t.course}
            data={tutor.courses}
            value={wish.courseCode}
            onChange={({ currentTarget }) => change({ courseCode: currentTarget.value })}
          />
          <Choice
            label={t.length}
            value={String(wish.minutes)}
            options={tutor.sessionMinutes.map((minutes) => [
              String(minutes),
              t.minutes(format.number(minutes)),
            ])}
            onChange={(minutes) => change({ minutes: Number(minutes), start: undefined })}
          />
          <Choice
            label={t.mode}
            value={wish.mode}
            options={tutor.modes.map((mode) => [mode, t[mode]])}
            // One of the modes above.
            onChange={(mode) => change({ mode: mode as SessionMode })}
          />
        </div>
        <SlotPicker
          tutor={tutor}
          minutes={wish.minutes}
          value={wish.start}
          firstDate={start && dateOf(start, zone)}
          onChange={(at) => change({ start: at })}
        />
        {wish.start ? (
          <BookingConfirm
            tutor={tutor}
            start={wish.start}
            minutes={wish.minutes}
            topic={wish.topic}
            onTopic={(topic) => change({ topic })}
            onBook={book}
          />
        ) : (
          <WaitlistOffer tutor={tutor} courseCode={wish.courseCode} minutes={wish.minutes} />
        )}
      </div>
    </Panel>
  );
}

/** The course that led here, else one that the reader takes, else any. */
function firstCourse(tutor: Tutor, wanted: string | undefined, mine: readonly string[]): string {
  const offered = tutor.courses;
  if (wanted && offered.includes(wanted)) return wanted;
  return offered.find((code) => mine.includes(code)) ?? offered[0] ?? '';
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

/** Where the tutor offers one alone, there is nothing to choose: it is said. */
function Choice({ label, value, options, onChange }: ChoiceProps) {
  const [[, only] = []] = options;
  if (options.length === 1) {
    return (
      <p className={classes.only}>
        <span className={classes.label}>{label}</span> {only}
      </p>
    );
  }
  return (
    <div>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <Segments
        label={label}
        options={options.map(([option, text]) => ({ value: option, label: text }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
