import { day } from './calendar-date.ts';
import {
  type CommonTimesQuery,
  type CommonWindow,
  findCommonTimes,
  findWindows,
  hasAllRequired,
  type Survey,
  surveyTimes,
} from './common-times.ts';
import { minute } from './instant.ts';
import { type Interval, overlaps } from './intervals.ts';
import type { MeetingHours } from './meeting-hours.ts';
import { formatTimeOfDay, parseDailyHours } from './wall-clock.ts';

/** An existing meeting of those who ask, which could be somewhere else. */
export interface MovableMeeting extends Interval {
  readonly id: string;
  /** For each of the query's people who takes part, by position: the busy time without this meeting. */
  readonly freed: ReadonlyMap<number, readonly Interval[]>;
}

/** What to change about a query, and the best window that follows (two where it is split). */
export type WayOut = { readonly windows: readonly CommonWindow[] } & (
  | { readonly kind: 'leave-out'; readonly person: number }
  | { readonly kind: 'make-optional'; readonly person: number }
  | { readonly kind: 'shorten'; readonly minutes: number }
  | { readonly kind: 'split'; readonly minutes: number }
  | { readonly kind: 'move-meeting'; readonly meeting: string; readonly to: Interval }
  | { readonly kind: 'widen-hours'; readonly hours: MeetingHours }
);

/** What a changed query must reach: everyone, or where that is out of reach, everyone who is required. */
type Goal = (survey: Survey) => (at: number) => boolean;

const shortestMinutes = 15;
const lengthStep = 5;
const widerByMinutes = [60, 120, 180];

/**
 * How everyone could come after all, the cheapest first: without one who is not required, shorter, in two halves,
 * with another meeting moved, at wider hours. Where not even those who are required can come together, how they
 * could, and first of all without insisting on one of them. Empty where there is a window for everyone. Of each
 * kind the smallest change is named. Throws InvalidTimeError as findCommonTimes does.
 *
 * Each step is another survey: at most 15, and two for each movable meeting.
 */
export function findWaysOut(query: CommonTimesQuery, movable: readonly MovableMeeting[] = []): WayOut[] {
  const survey = surveyTimes({ ...query, limit: 1 });
  const [best] = findWindows(survey);
  if (best?.missing.length === 0) return [];
  const goal: Goal = best ? withEveryone : hasAllRequired;
  const ways = [
    best ? leaveOut(best) : makeOptional(survey),
    shorten(query, goal),
    split(query, goal),
    moveMeeting(query, movable, goal),
    widenHours(query, goal),
  ];
  return ways.flatMap((way) => way ?? []);
}

function withEveryone({ attendance, query }: Survey): (at: number) => boolean {
  return (at) => attendance.free[at] === query.people.length;
}

function leaveOut(best: CommonWindow): WayOut | undefined {
  const [person, ...others] = best.missing;
  if (person === undefined || others.length > 0) return undefined;
  return { kind: 'leave-out', person, windows: [best] };
}

function makeOptional(survey: Survey): WayOut | undefined {
  const { attendance, requiredCount, query } = survey;
  const [window] = findWindows(
    survey,
    (at) => attendance.requiredFree[at] === requiredCount - 1 && (attendance.free[at] ?? 0) > 0,
  );
  const person = window?.missing.find((position) => query.people[position]?.required);
  return window && person !== undefined ? { kind: 'make-optional', person, windows: [window] } : undefined;
}

/** The longest that fits, down to half the length. What fits fits shorter too, so halving the choice finds it. */
function shorten(query: CommonTimesQuery, goal: Goal): WayOut | undefined {
  const least = Math.max(shortestMinutes, query.minutes / 2);
  let found: WayOut | undefined;
  let from = 1;
  let until = Math.floor((query.minutes - least) / lengthStep) + 1;
  while (from < until) {
    const steps = (from + until) >>> 1;
    const minutes = query.minutes - steps * lengthStep;
    const windows = fit({ ...query, minutes, limit: 1 }, goal);
    if (windows.length > 0) {
      found = { kind: 'shorten', minutes, windows };
      until = steps;
    } else from = steps + 1;
  }
  return found;
}

function split(query: CommonTimesQuery, goal: Goal): WayOut | undefined {
  const minutes = Math.ceil(query.minutes / 2 / lengthStep) * lengthStep;
  if (minutes < shortestMinutes) return undefined;
  const halves = fit({ ...query, minutes, limit: 2 }, goal);
  if (halves.length < 2) return undefined;
  return { kind: 'split', minutes, windows: halves.toSorted((a, b) => a.start - b.start) };
}

/** The meeting that makes room for most people, and where everyone who takes part in it could meet instead. */
function moveMeeting(
  query: CommonTimesQuery,
  movable: readonly MovableMeeting[],
  goal: Goal,
): WayOut | undefined {
  const ways = movable.flatMap((meeting) => {
    if (!overlaps(meeting, query.range)) return [];
    const people = query.people.map((person, position) => ({
      ...person,
      busy: meeting.freed.get(position) ?? person.busy,
    }));
    const windows = fit({ ...query, people, limit: 1 }, goal);
    const to = windows[0] && findPlaceFor(meeting, { ...query, people }, windows[0]);
    return to ? { kind: 'move-meeting' as const, meeting: meeting.id, to, windows } : [];
  });
  const free = ({ windows: [window] }: WayOut): number => window?.free ?? 0;
  return ways.toSorted((a, b) => free(b) - free(a))[0];
}

function findPlaceFor(
  meeting: MovableMeeting,
  query: CommonTimesQuery,
  window: Interval,
): Interval | undefined {
  const participants = query.people.flatMap((person, position) =>
    meeting.freed.has(position) ? { ...person, busy: [...person.busy, window], required: true } : [],
  );
  const minutes = Math.ceil((meeting.end - meeting.start) / minute);
  const [place] = findCommonTimes({ ...query, people: participants, minutes, limit: 1 });
  return place && { start: place.start, end: place.end };
}

function widenHours(query: CommonTimesQuery, goal: Goal): WayOut | undefined {
  for (const hours of listWiderHours(query.hours)) {
    const windows = fit({ ...query, hours, limit: 1 }, goal);
    if (windows.length > 0) return { kind: 'widen-hours', hours, windows };
  }
  return undefined;
}

/** Earlier and later on the same days, then the other days, then both. */
function listWiderHours(hours: MeetingHours): MeetingHours[] {
  const { start, end } = parseDailyHours(hours.permitted);
  const later = widerByMinutes.map((minutes) => ({
    ...hours,
    permitted: {
      from: formatTimeOfDay(Math.max(start - minutes * minute, 0)),
      to: formatTimeOfDay(Math.min(end + minutes * minute, day)),
    },
  }));
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  if (everyDay.every((weekday) => hours.weekdays.includes(weekday))) return later;
  return [...later, ...[hours, ...later].map((each) => ({ ...each, weekdays: everyDay }))];
}

function fit(query: CommonTimesQuery, goal: Goal): CommonWindow[] {
  const survey = surveyTimes(query);
  return findWindows(survey, goal(survey));
}
