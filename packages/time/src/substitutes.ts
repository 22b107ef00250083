import type { Attendee } from './attendance.ts';
import { chooseSpread, never } from './choose-spread.ts';
import { hasAllRequired, surveyTimes } from './common-times.ts';
import { type Instant, minute } from './instant.ts';
import { overlaps } from './intervals.ts';
import { addLocalDays, startOfLocalWeek } from './local-time.ts';
import type { MeetingHours } from './meeting-hours.ts';
import { listStarts, overlappingStarts } from './start-grid.ts';

export interface SubstitutesQuery {
  /** Their busy time must be known for the whole week, without what is to be moved. */
  readonly people: readonly Attendee[];
  /** The start that clashes. */
  readonly start: Instant;
  readonly minutes: number;
  readonly stepMinutes: number;
  /** Whose week, from Monday to Sunday, and whose whole steps. */
  readonly timeZone: string;
  readonly hours: MeetingHours;
  /** Nothing is offered before it. */
  readonly earliest: Instant;
  readonly limit: number;
}

export interface Substitute {
  readonly start: Instant;
  readonly free: number;
}

/**
 * Other starts in the same local week at which everyone who is required can come, and more people than have time
 * at the clashing one: most people first, then the nearest to it. No two overlap. Throws InvalidTimeError.
 */
export function findSubstitutes(query: SubstitutesQuery): Substitute[] {
  const { people, start, minutes, timeZone, earliest, limit } = query;
  const monday = startOfLocalWeek(start, timeZone);
  const range = { start: Math.max(monday, earliest), end: addLocalDays(monday, timeZone, 7) };
  if (range.start >= range.end) return [];
  const survey = surveyTimes({ ...query, range });
  const { grid, attendance } = survey;
  const starts = listStarts(grid);
  const admits = hasAllRequired(survey);
  const wanted = { start, end: start + minutes * minute };
  const freeThen = people.filter(({ busy }) => !busy.some((interval) => overlaps(interval, wanted))).length;
  const scores = Float64Array.from(starts, (_, at) => {
    const free = attendance.free[at] ?? 0;
    return free > freeThen && admits(at) ? people.length - free : never;
  });
  const chosen = chooseSpread({
    scores,
    refine: (at) => Math.abs((starts[at] ?? 0) - start),
    dayOf: () => 0, // nearness counts, not the day
    overlapping: (at) => [overlappingStarts(grid, at)],
    limit,
  });
  return chosen.map((at) => ({ start: starts[at] ?? 0, free: attendance.free[at] ?? 0 }));
}
