import { type Attendance, type Attendee, countAttendance } from './attendance.ts';
import { chooseSpread, never } from './choose-spread.ts';
import type { Instant } from './instant.ts';
import { firstEndingAfter, type Interval } from './intervals.ts';
import { type MeetingHours, type MeetingPlans, planMeetingHours } from './meeting-hours.ts';
import { checkRange } from './range.ts';
import {
  buildStartGrid,
  dayAt,
  listStarts,
  overlappingStarts,
  type StartGrid,
  startAt,
} from './start-grid.ts';

export interface CommonTimesQuery {
  readonly people: readonly Attendee[];
  /** Every window lies within it. */
  readonly range: Interval;
  readonly minutes: number;
  readonly stepMinutes: number;
  /** On whose wall the starts are whole steps, and whose days the windows are spread over. */
  readonly timeZone: string;
  readonly hours: MeetingHours;
  /** How many windows at most. */
  readonly limit: number;
}

export interface CommonWindow extends Interval {
  /** How many can come. */
  readonly free: number;
  /** Those who cannot, as positions in `people`. */
  readonly missing: readonly number[];
}

/** A query with all that follows from it; made once, asked often. */
export interface Survey {
  readonly query: CommonTimesQuery;
  readonly plans: MeetingPlans;
  readonly grid: StartGrid;
  readonly attendance: Attendance;
  readonly requiredCount: number;
}

/**
 * The best windows in which everyone who is required can come, in this order: most who can come; the shortest
 * reach beyond comfortable hours for the worst placed of them; the day with the fewest windows before; the
 * soonest. No two overlap. A person can come where the whole window lies in the permitted hours on the wall of
 * the person's own zone and overlaps none of the busy time.
 *
 * O(busy intervals + zones * starts + starts * limit). Throws InvalidTimeError.
 */
export function findCommonTimes(query: CommonTimesQuery): CommonWindow[] {
  return findWindows(surveyTimes(query));
}

export function surveyTimes(query: CommonTimesQuery): Survey {
  const { people, range } = query;
  checkRange(range);
  const plans = planMeetingHours(query.hours);
  const grid = buildStartGrid(range, query);
  const attendance = countAttendance(people, { grid, range, plans });
  const requiredCount = people.filter(({ required }) => required).length;
  return { query, plans, grid, attendance, requiredCount };
}

/** A moment at which a window could begin. */
export interface StartCount {
  readonly start: Instant;
  /** How many can come. */
  readonly free: number;
  /** Whether everyone who is required can. */
  readonly suits: boolean;
}

/** Every start of the grid at which somebody can come, in order. As costly as findCommonTimes. */
export function countStarts(query: CommonTimesQuery): StartCount[] {
  const survey = surveyTimes(query);
  const { free, requiredFree } = survey.attendance;
  return [...listStarts(survey.grid)].flatMap((start, at) => {
    const count = free[at] ?? 0;
    return count === 0 ? [] : [{ start, free: count, suits: requiredFree[at] === survey.requiredCount }];
  });
}

/** `admits` says which starts are looked at, by number; by default those at which everyone required can come. */
export function findWindows(survey: Survey, admits = hasAllRequired(survey)): CommonWindow[] {
  const { attendance, grid, query } = survey;
  const chosen = chooseSpread({
    scores: countMissing(survey, admits),
    refine: attendance.discomfortAt,
    dayOf: (candidate) => dayAt(grid, candidate),
    overlapping: (candidate) => [overlappingStarts(grid, candidate)],
    limit: query.limit,
  });
  return describeWindows(
    survey,
    chosen.map((candidate) => startAt(grid, candidate)),
  );
}

/** Which starts suit everyone who is required; of people who are not required, at least one. */
export function hasAllRequired({ attendance, requiredCount }: Survey): (candidate: number) => boolean {
  const { free, requiredFree } = attendance;
  return (candidate) => requiredFree[candidate] === requiredCount && (free[candidate] ?? 0) > 0;
}

function countMissing({ attendance, query, grid }: Survey, admits: (candidate: number) => boolean) {
  const { free } = attendance;
  const missing = new Float64Array(grid.count).fill(never);
  for (let at = 0; at < grid.count; at += 1) {
    if (admits(at)) missing[at] = query.people.length - (free[at] ?? 0);
  }
  return missing;
}

/** Who is missing from windows of the query's length, at starts in any order. */
function describeWindows(
  { query: { people }, grid, attendance }: Survey,
  starts: readonly Instant[],
): CommonWindow[] {
  const windows = starts.map((start) => ({ start, end: start + grid.length, missing: [] as number[] }));
  const openIn = new Map<string, readonly boolean[]>();
  for (const [timeZone, hours] of attendance.permitted) {
    openIn.set(
      timeZone,
      windows.map((window) => isWithin(hours, window)),
    );
  }
  for (const [position, { timeZone }] of people.entries()) {
    const open = openIn.get(timeZone) ?? [];
    const taken = attendance.busy[position] ?? [];
    for (let index = 0; index < windows.length; index += 1) {
      const window = windows[index];
      if (window && !(open[index] && isFree(taken, window))) window.missing.push(position);
    }
  }
  return windows.map((window) => ({ ...window, free: people.length - window.missing.length }));
}

function isWithin(merged: readonly Interval[], { start, end }: Interval): boolean {
  const stretch = firstEndingAfter(merged, start);
  return stretch !== undefined && stretch.start <= start && end <= stretch.end;
}

function isFree(taken: readonly Interval[], { start, end }: Interval): boolean {
  const next = firstEndingAfter(taken, start);
  return next === undefined || next.start >= end;
}
