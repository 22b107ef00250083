import { Button, Loader, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { ApiProblem } from '../../../api/problem.ts';
import type { Session, Tutor } from '../../../api/types.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useExplain } from '../../../i18n/problems.ts';
import { useZone } from '../../../session/use-profile.ts';
import { addMinutes } from '../../../time/zone.ts';
import { tutorMessages } from '../messages.ts';
import classes from './booking-outcome.module.css';

interface BookingOutcomeProps {
  readonly tutor: Tutor;
  readonly start: string;
  readonly minutes: number;
  /** Absent until the platform has answered: until then we take it that it will say yes. */
  readonly session: Session | undefined;
  readonly error: Error | null;
  readonly onBook: (start: string) => void;
  readonly onBack: () => void;
}

/** Booked, at once; or, when the platform says no, why, and what is free instead. */
export function BookingOutcome(props: BookingOutcomeProps) {
  const { tutor, start, minutes, session, error } = props;
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const zone = useZone();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (session || error) heading.current?.focus();
  }, [session, error]);
  const time = format.timeRange(start, addMinutes(start, minutes), zone);
  if (error) return <Refusal {...props} error={error} />;
  return (
    <section className={classes.outcome} aria-live="polite">
      <IconCircleCheck size={44} stroke={1.5} className={classes.done} aria-hidden="true" />
      <Title order={2} ref={heading} tabIndex={-1}>
        {tutor.instantBooking ? t.booked : t.requestedTitle}
      </Title>
      <p className={classes.time}>{t.chosen(format.day(start, zone), time)}</p>
      {session?.answerBy && (
        <p className={classes.text}>
          {t.requestedText(isolate(tutor.name), format.moment(session.answerBy, zone))}
        </p>
      )}
      {session ? (
        <div className={classes.actions}>
          <ButtonLink to="/sessions/$sessionId" params={{ sessionId: session.id }}>
            {t.seeSession}
          </ButtonLink>
          <Button variant="default" onClick={props.onBack}>
            {t.bookAnother}
          </Button>
        </div>
      ) : (
        <p className={classes.text}>
          <Loader size="xs" /> {t.booking}
        </p>
      )}
    </section>
  );
}

function Refusal({ error, start, minutes, onBook, onBack }: BookingOutcomeProps & { error: Error }) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const zone = useZone();
  const explain = useExplain();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const alternatives = error instanceof ApiProblem ? (error.document.alternatives ?? []) : [];
  const time = format.timeRange(start, addMinutes(start, minutes), zone);
  return (
    <section className={classes.outcome} role="alert">
      <IconAlertTriangle size={44} stroke={1.5} className={classes.refused} aria-hidden="true" />
      <Title order={2} ref={heading} tabIndex={-1}>
        {t.refused}
      </Title>
      <p className={classes.text}>{t.chosen(format.day(start, zone), time)}</p>
      <p className={classes.time}>{explain(error)}</p>
      {alternatives.length > 0 && (
        <>
          <p className={classes.text}>{t.insteadFree}</p>
          <div className={classes.actions}>
            {alternatives.map((slot) => (
              <Button key={slot.start} variant="light" onClick={() => onBook(slot.start)}>
                {format.moment(slot.start, zone)}
              </Button>
            ))}
          </div>
        </>
      )}
      <Button variant="default" onClick={onBack}>
        {t.another}
      </Button>
    </section>
  );
}
