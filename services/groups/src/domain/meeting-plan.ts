import {
  addLocalDays,
  expandSeries,
  type Instant,
  type Interval,
  InvalidTimeError,
  localDateOf,
  localDateTimeOf,
} from '@studyhall/time';
import type { Meeting } from './meeting.ts';

const minute = 60_000;
const day = 86_400_000;
export const mostOccurrences = 60;
/** Nothing is planned farther ahead. */
export const farthestDays = 800;

/** When meetings are to be, as it was asked for. */
export interface MeetingPlan {
  readonly start: Instant;
  readonly minutes: number;
  readonly repeat: { readonly everyWeeks: number; readonly until: string } | null;
  /** Local dates without a meeting. */
  readonly skip: readonly string[];
  /** Dates of the series on which it begins at another time, within a week of its own. */
  readonly moved: readonly { readonly date: string; readonly start: Instant }[];
}

export interface PlannedTime extends Interval {
  /** The local date that the rule gives it. */
  readonly date: string;
  /** With the time that the rule gives it. */
  readonly at: string;
}

export interface PlanProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** The times of a plan on the wall of a zone, or what is wrong with it. */
export function layOutPlan(
  plan: MeetingPlan,
  timeZone: string,
  now: Instant,
): readonly PlannedTime[] | PlanProblem {
  const problem = findStartProblem(plan.start, now);
  if (problem) return problem;
  try {
    const starts = plan.repeat
      ? expandSeries({
          timeZone,
          firstStart: plan.start,
          everyWeeks: plan.repeat.everyWeeks,
          until: plan.repeat.until,
          skip: plan.skip,
        })
      : [{ date: localDateOf(plan.start, timeZone), start: plan.start }];
    if (starts.length === 0) return { code: 'no-occurrence', path: '/skip', message: 'must leave a date' };
    if (starts.length > mostOccurrences) {
      const message = `must leave at most ${mostOccurrences} meetings`;
      return { code: 'too-many-occurrences', path: '/repeat/until', message };
    }
    const movedProblem = findMovedProblem(plan, starts, now);
    if (movedProblem) return movedProblem;
    const moved = new Map(plan.moved.map(({ date, start }) => [date, start]));
    return starts
      .map(({ date, start }) => ({
        date,
        at: localDateTimeOf(start, timeZone),
        start: moved.get(date) ?? start,
      }))
      .toSorted((one, other) => one.start - other.start)
      .map((time) => ({ ...time, end: time.start + plan.minutes * minute }));
  } catch (error) {
    if (!(error instanceof InvalidTimeError)) throw error;
    return toPlanProblem(error);
  }
}

const farthestMove = 7 * day;

function findMovedProblem(
  { moved }: MeetingPlan,
  occurrences: readonly Pick<PlannedTime, 'date' | 'start'>[],
  now: Instant,
): PlanProblem | null {
  const starts = new Map(occurrences.map(({ date, start }) => [date, start]));
  for (const [index, { date, start }] of moved.entries()) {
    const own = starts.get(date);
    const path = `/moved/${index}`;
    if (own === undefined) {
      return { code: 'no-such-occurrence', path: `${path}/date`, message: 'must be a date of the meetings' };
    }
    const problem = findStartProblem(start, now);
    if (problem) return { ...problem, path: `${path}/start` };
    if (Math.abs(start - own) > farthestMove) {
      return { code: 'moved-too-far', path: `${path}/start`, message: 'must be within a week of its own' };
    }
  }
  return null;
}

/** What is wrong with a start; null when a meeting can begin then. */
export function findStartProblem(start: Instant, now: Instant): PlanProblem | null {
  if (start <= now) return { code: 'start-in-past', path: '/start', message: 'must lie ahead' };
  if (start <= now + farthestDays * day) return null;
  const message = `must be within ${farthestDays} days`;
  return { code: 'start-too-far', path: '/start', message };
}

function toPlanProblem({ code, message, path }: InvalidTimeError): PlanProblem {
  const inRepeat = path === '/until' || path === '/everyWeeks';
  return { code, path: inRepeat ? `/repeat${path}` : (path ?? '/start'), message };
}

export interface TimeChange {
  readonly start?: Instant | undefined;
  readonly minutes?: number | undefined;
}

/**
 * The time of each meeting when `chosen` and those that follow it change. With a new start, each is put at its time of
 * day, as many days after it as the rule says; with a new length alone, each keeps its own start.
 */
export function shiftFollowing(
  meetings: readonly Meeting[],
  chosen: Meeting,
  { start, minutes }: TimeChange,
): Interval[] {
  return meetings.map((meeting) => {
    const days = (Date.parse(meeting.occursOn) - Date.parse(chosen.occursOn)) / day;
    const newStart = start === undefined ? meeting.start : addLocalDays(start, chosen.timeZone, days);
    const length = minutes === undefined ? meeting.end - meeting.start : minutes * minute;
    return { start: newStart, end: newStart + length };
  });
}
