import {
  addLocalDays,
  expandWeeklyClasses,
  type Instant,
  type Interval,
  localDateOf,
  overlaps,
  parseInstant,
} from '@studyhall/time';
import { courses } from './courses.ts';
import type { Group } from './groups.ts';
import type { Student } from './people.ts';
import type { Session } from './sessions.ts';

/** A timetable as the calendar service imports one. */
export interface Timetable {
  readonly personId: string;
  readonly timeZone: string;
  readonly classes: readonly Class[];
}

interface Class {
  readonly title: string;
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly except: readonly string[];
}

interface Campus {
  readonly students: readonly Student[];
  readonly groups: readonly Group[];
  readonly sessions: readonly Session[];
  readonly timeZone: string;
  readonly now: Instant;
}

const minute = 60_000;
const day = 86_400_000;
const weeksBefore = 1;
const weeksAhead = 6;
/** Each course has a pair of days and a time of day; Fridays are free. */
const pairs = [
  [1, 3],
  [2, 4],
] as const;
const times = [
  ['08:30', '10:00'],
  ['10:00', '11:30'],
  ['11:30', '13:00'],
  ['14:00', '15:30'],
  ['15:30', '17:00'],
] as const;

/** The classes of everyone who is in a group, so that finding a time for one is worth a look. */
export function buildTimetables(campus: Campus): Timetable[] {
  const members = new Set(campus.groups.flatMap((group) => group.members.map(({ userId }) => userId)));
  return campus.students
    .filter(({ id }) => members.has(id))
    .map((student) => ({
      personId: student.id,
      timeZone: campus.timeZone,
      classes: classesOf(student, campus),
    }));
}

/** Nobody takes two courses at the same time, and what is planned already comes before a class. */
function classesOf(student: Student, campus: Campus): Class[] {
  const { timeZone, now } = campus;
  const dates = {
    startsOn: localDateOf(addLocalDays(now, timeZone, -weeksBefore * 7), timeZone),
    endsOn: localDateOf(addLocalDays(now, timeZone, weeksAhead * 7), timeZone),
  };
  const planned = plannedFor(student.id, campus);
  const taken = new Set<number>();
  return student.courses.flatMap((code) => {
    const place = courses.findIndex((course) => course.code === code) % (pairs.length * times.length);
    const [from, to] = times[place % times.length] ?? times[0];
    if (taken.has(place)) return [];
    taken.add(place);
    return (pairs[Math.floor(place / times.length)] ?? pairs[0]).map((weekday) => {
      const title = courses.find((course) => course.code === code)?.title ?? code;
      const lesson = { title, weekday, from, to, ...dates };
      return { ...lesson, except: datesWithout(lesson, { planned, timeZone, now }) };
    });
  });
}

function datesWithout(
  lesson: Omit<Class, 'except'>,
  { planned, timeZone, now }: { planned: readonly Interval[]; timeZone: string; now: Instant },
): string[] {
  const range = { start: now - 10 * day, end: now + (weeksAhead * 7 + 2) * day };
  return expandWeeklyClasses({ timeZone, classes: [lesson] }, range)
    .flat()
    .filter((time) => planned.some((other) => overlaps(other, time)))
    .map(({ start }) => localDateOf(start, timeZone));
}

/** Sessions, meetings and the times of polls that could become one. */
function plannedFor(personId: string, { groups, sessions, timeZone }: Campus): Interval[] {
  const lasting = (start: Instant, minutes: number) => ({ start, end: start + minutes * minute });
  const own = groups.filter(({ members }) => members.some(({ userId }) => userId === personId));
  return [
    ...sessions
      .filter(({ studentId, tutorId }) => studentId === personId || tutorId === personId)
      .map(({ start, minutes }) => lasting(parseInstant(start), minutes)),
    ...own.flatMap(({ polls }) =>
      polls.flatMap(({ options, minutes }) => options.map((start) => lasting(parseInstant(start), minutes))),
    ),
    ...own.flatMap(({ meetings }) =>
      meetings.flatMap(({ start, minutes, until }) => {
        const first = parseInstant(start);
        const weeks = until === undefined ? 0 : Math.round((Date.parse(until) - first) / (7 * day)) + 1;
        return Array.from({ length: weeks + 1 }, (_, week) =>
          lasting(addLocalDays(first, timeZone, week * 7), minutes),
        );
      }),
    ),
  ];
}
