import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { FoundTutor } from '../../../api/types.ts';
import { freeSlots } from '../../../components/slots/slot-days.ts';
import { slotsQuery } from '../../../components/slots/slots-query.ts';
import cards from '../../../components/ui/card-list.module.css';
import { PersonAvatar } from '../../../components/ui/person-avatar.tsx';
import { Stars } from '../../../components/ui/stars.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { calendarQuery, daysQuery } from '../../../session/calendar-query.ts';
import { useProfile, useZone } from '../../../session/use-profile.ts';
import { addDays, dateOf, startOfDay, today } from '../../../time/zone.ts';
import { tutorMessages } from '../messages.ts';
import classes from './tutor-card.module.css';

interface TutorCardProps {
  readonly tutor: FoundTutor;
  /** Shown first; the booking begins with it. */
  readonly course?: string | undefined;
  /** What the search asked for; times outside of it are not shown. */
  readonly freeFrom?: string | undefined;
  readonly freeTo?: string | undefined;
}

const shownCourses = 4;

/** One tutor of a search, with the next times at which both are free, to tap. */
export function TutorCard({ tutor, course, freeFrom, freeTo }: TutorCardProps) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const { courses: mine } = useProfile();
  const ranked = tutor.courses.toSorted((a, b) => rank(b, course, mine) - rank(a, course, mine));
  return (
    <li className={cards.card}>
      <div className={classes.who}>
        <PersonAvatar name={tutor.name} size={48} />
        <div className={classes.head}>
          <Link
            to="/tutors/$tutorId"
            params={{ tutorId: tutor.id }}
            search={{ course }}
            className={clsx(cards.name, classes.name)}
          >
            <UserText>{tutor.name}</UserText>
          </Link>
          <Stars mean={tutor.rating.mean} count={tutor.rating.count} />
        </div>
      </div>
      <p className={classes.headline}>
        <UserText>{tutor.headline}</UserText>
      </p>
      <ul className={cards.tags}>
        {ranked.slice(0, shownCourses).map((code) => (
          <li key={code}>
            <Tag tone={rank(code, course, mine) > 0 ? 'accent' : 'calm'}>{code}</Tag>
          </li>
        ))}
        {tutor.modes.map((mode) => (
          <li key={mode}>
            <Tag>{t[mode]}</Tag>
          </li>
        ))}
        <li className={classes.languages}>
          {format.list(tutor.languages.map((tag) => format.language(tag)))}
        </li>
      </ul>
      <NextTimes tutor={tutor} course={course} freeFrom={freeFrom} freeTo={freeTo} />
    </li>
  );
}

/** The course that is searched for counts most, then those that the reader takes. */
function rank(code: string, course: string | undefined, mine: readonly string[]): number {
  if (code === course) return 2;
  return mine.includes(code) ? 1 : 0;
}

const shownTimes = 5;
const daysLookedAt = 4;
/** So far ahead what the reader has planned is left out of the times. */
const daysKnown = 28;

function NextTimes({ tutor, course, freeFrom, freeTo }: TutorCardProps) {
  const t = useMessages(tutorMessages);
  const format = useFormat();
  const zone = useZone();
  const first = freeFrom ?? tutor.nextFree;
  const minutes = tutor.sessionMinutes[0] ?? 60;
  const [now] = useState(Date.now);
  const from = first ? startOfDay(dateOf(first, zone), zone) : '';
  const to = first ? startOfDay(addDays(dateOf(first, zone), daysLookedAt), zone) : '';
  const { data, isPending } = useQuery({
    ...slotsQuery({ tutorId: tutor.id, minutes, from, to }),
    enabled: first !== null,
  });
  // The same days for every card, so that they are asked for once.
  const mine = useQuery(freeFrom ? calendarQuery(from, to) : daysQuery(today(zone, now), daysKnown, zone));
  if (first === null) return <p className={classes.none}>{t.noFreeTimes}</p>;
  if (isPending || (mine.isLoading && mine.failureCount === 0))
    return <Skeleton height="6.6rem" radius="md" mt="auto" />;
  const within = freeSlots(data?.slots ?? [], mine.data ?? []).filter(
    ({ start }) => (!freeFrom || start >= freeFrom) && (!freeTo || start < freeTo),
  );
  return (
    <ul className={classes.times} aria-label={t.nextTimes(tutor.name)}>
      {within.slice(0, shownTimes).map(({ start }) => (
        <li key={start}>
          <Link
            to="/tutors/$tutorId"
            params={{ tutorId: tutor.id }}
            search={{ course, start }}
            className={classes.time}
          >
            <span>{format.shortDay(start, zone)}</span>
            <strong>{format.time(start, zone)}</strong>
          </Link>
        </li>
      ))}
      <li>
        <Link
          to="/tutors/$tutorId"
          params={{ tutorId: tutor.id }}
          search={{ course }}
          className={classes.all}
        >
          {t.allTimes}
        </Link>
      </li>
    </ul>
  );
}
