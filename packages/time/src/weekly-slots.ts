import { type DayNumber, day, formatDate, parseDate, weekdayIndex } from './calendar-date.ts';
import { chooseSpread, never } from './choose-spread.ts';
import { type CommonTimesQuery, hasAllRequired, type Survey, surveyTimes } from './common-times.ts';
import type { Instant } from './instant.ts';
import { firstInstantAt, localDayOf } from './local-time.ts';
import { firstStartFrom } from './start-grid.ts';
import { formatTimeOfDay } from './wall-clock.ts';

export interface WeeklySlotsQuery extends CommonTimesQuery {
  /** Local dates on which nothing takes place. */
  readonly skip?: readonly string[] | undefined;
}

export interface WeeklySlot {
  /** 1 is Monday. */
  readonly weekday: number;
  /** "HH:MM" on the wall of the query's zone. */
  readonly time: string;
  readonly firstStart: Instant;
  /** How many times it takes place. */
  readonly weeks: number;
  /** In how many of these weeks it works. */
  readonly works: number;
  /** The local dates on which it does not. */
  readonly misses: readonly string[];
  /** How many can come when the fewest can. */
  readonly leastFree: number;
}

/** What a slot is worth over all its weeks. */
interface Tally {
  weeks: number;
  works: number;
  free: number;
}

/** One week of a slot: its date, and its number among the starts of the survey. */
interface Occurrence {
  readonly date: DayNumber;
  readonly at: number;
  readonly start: Instant;
}

/**
 * The best times for something weekly, on the wall of the query's zone, over all weeks of the range: where it
 * works in the most weeks; then where the fewest are missing over all of them; then the shortest reach beyond
 * comfortable hours in its worst week; then the weekday with the fewest slots before; then the earliest in the
 * week. It works in a week when everyone who is required can come, or everyone where nobody is required. An
 * occurrence is at the instant that expandSeries gives it. No two slots overlap. Throws InvalidTimeError as
 * findCommonTimes does.
 */
export function findWeeklySlots(query: WeeklySlotsQuery): WeeklySlot[] {
  const survey = surveyTimes(query);
  const perDay = day / survey.grid.step;
  const slots = Array.from({ length: 7 * perDay }, (_, slot) => slot);
  const dates = listDates(query);
  const works = worksAt(survey);
  const occurrencesOf = (slot: number) =>
    listOccurrences(survey, dates[Math.floor(slot / perDay)] ?? [], slot % perDay);
  const tallies = slots.map((slot) => tallySlot(survey, occurrencesOf(slot), works));
  const chosen = chooseSpread({
    scores: scoreSlots(survey, tallies),
    refine: (slot) => Math.max(...occurrencesOf(slot).map(({ at }) => survey.attendance.discomfortAt(at))),
    dayOf: (slot) => Math.floor(slot / perDay),
    overlapping: (slot) => overlappingSlots(slot, survey, slots.length),
    limit: query.limit,
  });
  return chosen.map((slot) => ({
    weekday: Math.floor(slot / perDay) + 1,
    time: formatTimeOfDay((slot % perDay) * survey.grid.step),
    ...describeWeeks(survey, occurrencesOf(slot), works),
  }));
}

/** Whether a start works, by number. */
function worksAt(survey: Survey): (at: number) => boolean {
  const { attendance, requiredCount, query } = survey;
  if (requiredCount > 0) return hasAllRequired(survey);
  return (at) => attendance.free[at] === query.people.length;
}

/** The local dates of the range for each weekday, Monday first. */
function listDates({ range, timeZone, skip = [] }: WeeklySlotsQuery): DayNumber[][] {
  const skipped = new Set(skip.map((date, index) => parseDate(date, `/skip/${index}`)));
  const dates: DayNumber[][] = [[], [], [], [], [], [], []];
  const last = localDayOf(range.end, timeZone);
  for (let date = localDayOf(range.start, timeZone); date <= last; date += 1) {
    if (!skipped.has(date)) dates[weekdayIndex(date)]?.push(date);
  }
  return dates;
}

function listOccurrences({ grid, query }: Survey, dates: readonly DayNumber[], step: number): Occurrence[] {
  const { range, timeZone } = query;
  return dates.flatMap((date) => {
    const start = firstInstantAt(date * day + step * grid.step, timeZone);
    if (start < range.start || start + grid.length > range.end) return [];
    return { date, start, at: firstStartFrom(grid, start) };
  });
}

function tallySlot(
  { attendance }: Survey,
  occurrences: readonly Occurrence[],
  works: (at: number) => boolean,
): Tally {
  const tally = { weeks: occurrences.length, works: 0, free: 0 };
  for (const { at } of occurrences) {
    if (works(at)) tally.works += 1;
    tally.free += attendance.free[at] ?? 0;
  }
  return tally;
}

function scoreSlots({ query, requiredCount }: Survey, tallies: readonly Tally[]): Float64Array {
  const mostWeeks = Math.max(...tallies.map(({ weeks }) => weeks));
  const mostMissing = mostWeeks * query.people.length;
  return Float64Array.from(tallies, ({ weeks, works, free }) => {
    if (free === 0 || (requiredCount > 0 && works === 0)) return never;
    const missing = weeks * query.people.length - free;
    return (mostWeeks - works) * (mostMissing + 1) + missing;
  });
}

/** A week is a ring: Sunday's last slot may reach into Monday. */
function overlappingSlots(slot: number, { grid }: Survey, count: number): [number, number][] {
  const reach = Math.ceil(grid.length / grid.step);
  const [from, until] = [slot - reach + 1, slot + reach];
  return [
    [Math.max(from, 0), until],
    [Math.max(from + count, 0), count],
    [0, Math.max(until - count, 0)],
  ];
}

function describeWeeks(
  { attendance }: Survey,
  occurrences: readonly Occurrence[],
  works: (at: number) => boolean,
): Omit<WeeklySlot, 'weekday' | 'time'> {
  const misses = occurrences.filter(({ at }) => !works(at));
  return {
    firstStart: Math.min(...occurrences.map(({ start }) => start)),
    weeks: occurrences.length,
    works: occurrences.length - misses.length,
    misses: misses.map(({ date }) => formatDate(date)),
    leastFree: Math.min(...occurrences.map(({ at }) => attendance.free[at] ?? 0)),
  };
}
