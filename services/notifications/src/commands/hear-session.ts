import { toDatabaseInstant } from '@studyhall/db';
import type { EventType } from '@studyhall/events';
import { parseInstant } from '@studyhall/time';
import { deleteReminders, findOccasion, saveOccasion } from '../data/occasion-repository.ts';
import type { OccasionRow } from '../data/tables.ts';
import type { CalendarEntry } from '../domain/calendar-entry.ts';
import type { Kind } from '../domain/kind.ts';
import type { Notice } from '../domain/notice.ts';
import type { Params } from '../domain/params.ts';
import { remindAnHourBefore, remindOfTomorrow, remindWhenOver } from '../domain/reminder.ts';
import type { Hearing } from './hearing.ts';
import { type Reminded, setReminders } from './set-reminders.ts';
import { tell } from './tell.ts';

export type SessionEventType = Exclude<Extract<EventType, `session.${string}`>, 'session.reviewed'>;
type SessionHearing = Hearing<SessionEventType>;

const closing: ReadonlySet<SessionEventType> = new Set([
  'session.declined',
  'session.cancelled',
  'session.expired',
  'session.completed',
  'session.no-show',
]);

/** What became of a session: keeps its state, tells its two people, sets their reminders. */
export async function hearSession(hearing: SessionHearing): Promise<void> {
  const { tx, type, data, log } = hearing;
  const before = await findOccasion(tx, data.sessionId);
  if (before?.is_closed === 1) {
    log.warn({ type, sessionId: data.sessionId }, 'event of a session that is over already');
    return;
  }
  const after = advance(hearing, before);
  await saveOccasion(tx, after, before === null);
  const entry = entryOf(hearing, after);
  await tell(tx, noticesOf(hearing, entry), hearing);
  await updateReminders(hearing);
}

function advance({ type, data }: SessionHearing, before: OccasionRow | null): OccasionRow {
  const isInvited = before?.is_invited === 1;
  return {
    id: data.sessionId,
    kind: 'session',
    group_id: null,
    series_id: null,
    occurs_at: null,
    time_zone: null,
    start_at: toDatabaseInstant(parseInstant(data.start)),
    end_at: toDatabaseInstant(parseInstant(data.end)),
    // Also of what no calendar has been told of: the feed of the calendar service counts it too.
    sequence: before === null ? 0 : before.sequence + 1,
    is_invited: isInvited || data.status === 'confirmed' ? 1 : 0,
    is_closed: closing.has(type) ? 1 : 0,
    params: JSON.stringify(paramsOf(data)),
    link: linkOf(data),
  };
}

function linkOf({ sessionId }: SessionHearing['data']): string {
  return `/sessions/${sessionId}`;
}

/** Without the other's name, which is another one for each of the two. */
function paramsOf(data: SessionHearing['data']): Params {
  const { courseCode: course, topic, start, end, previousStart, reason } = data;
  return { course, topic, start, end, ...(previousStart && { previousStart }), ...(reason && { reason }) };
}

/** Undefined while no calendar has been told, and of what changes nothing in a calendar. */
function entryOf({ type, data }: SessionHearing, occasion: OccasionRow): CalendarEntry | undefined {
  if (occasion.is_invited === 0 || type === 'session.completed' || type === 'session.no-show')
    return undefined;
  const { start, end, status } = data;
  const isOn = type === 'session.confirmed' || type === 'session.rescheduled';
  const asked = status === 'requested' ? 'TENTATIVE' : 'CONFIRMED';
  return {
    uid: occasion.id,
    sequence: occasion.sequence,
    status: isOn ? asked : 'CANCELLED',
    start,
    end,
    // As the feed of the calendar service has it.
    title: `${data.courseCode} tutoring`,
  };
}

interface Telling {
  readonly kind: Kind;
  readonly to: 'student' | 'tutor';
  readonly part?: Params['part'];
  readonly isOwnDeed?: boolean;
}

function noticesOf(hearing: SessionHearing, entry: CalendarEntry | undefined): Notice[] {
  const { data } = hearing;
  return tellingsOf(hearing).map(({ kind, to, part, isOwnDeed = false }) => {
    const person = to === 'student' ? data.tutorName : data.studentName;
    return {
      kind,
      to: [to === 'student' ? data.studentId : data.tutorId],
      params: { ...paramsOf(data), person, ...(part && { part }) },
      link: linkOf(data),
      entry: entry && { ...entry, about: person },
      isOwnDeed,
    };
  });
}

/** Whoever did it gets the mail with the calendar entry alone. Without a name, it was the student or time. */
function tellingsOf({ type, data }: SessionHearing): Telling[] {
  const { byPersonId, tutorId, studentId, status } = data;
  const byTutor = byPersonId === tutorId;
  const both = (kind: Kind): Telling[] =>
    (['student', 'tutor'] as const).map((to) => {
      const isOwnDeed = byPersonId === (to === 'student' ? studentId : tutorId);
      return { kind, to, isOwnDeed, ...(isOwnDeed && { part: 'actor' as const }) };
    });
  switch (type) {
    case 'session.requested':
      return [{ kind: type, to: 'tutor' }];
    case 'session.confirmed':
      return byTutor
        ? [
            { kind: type, to: 'student', part: 'asked' },
            { kind: type, to: 'tutor', part: 'actor', isOwnDeed: true },
          ]
        : [
            { kind: type, to: 'student', part: 'actor', isOwnDeed: true },
            { kind: type, to: 'tutor', part: 'tutor' },
          ];
    case 'session.rescheduled':
      return both(type).map((telling) =>
        status === 'requested' && telling.part === undefined ? { ...telling, part: 'asked' } : telling,
      );
    case 'session.cancelled':
      return both(type);
    case 'session.declined':
    case 'session.no-show':
      return [{ kind: type, to: 'student' }];
    case 'session.expired':
      return [
        { kind: type, to: 'student', part: 'student' },
        { kind: type, to: 'tutor', part: 'tutor' },
      ];
    case 'session.completed':
      return [];
    default:
      return type satisfies never;
  }
}

async function updateReminders({ tx, type, data, now }: SessionHearing): Promise<void> {
  // A tutor may say that it is over before its end: the request for a review still comes.
  if (type === 'session.completed') return;
  if (data.status !== 'confirmed') return deleteReminders(tx, data.sessionId);
  const times = { start: parseInstant(data.start), end: parseInstant(data.end), now };
  const remind = (personId: string, person: string, isStudent: boolean): Reminded => ({
    personId,
    params: { person },
    reminders: (timeZone) => [
      ...remindOfTomorrow('session.tomorrow', { ...times, timeZone }),
      ...remindAnHourBefore('session.soon', { ...times, timeZone }),
      ...(isStudent ? remindWhenOver('session.over', { ...times, timeZone }) : []),
    ],
  });
  await setReminders(tx, data.sessionId, [
    remind(data.studentId, data.tutorName, true),
    remind(data.tutorId, data.studentName, false),
  ]);
}
