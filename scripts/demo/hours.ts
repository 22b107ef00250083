import {
  addLocalDays,
  type DateOverride,
  type Instant,
  localDateOf,
  type WeekdayHours,
  type WeeklyHours,
} from '@studyhall/time';
import type { Random } from './random.ts';
import type { Term } from './terms.ts';

export interface HoursCircumstances {
  readonly random: Random;
  readonly now: Instant;
  readonly term: Term;
}

const workdays = [1, 2, 3, 4, 5];

/** The hours of a week, as different people arrange theirs. */
const weeks: readonly (readonly WeekdayHours[])[] = [
  on(workdays, '16:00-19:00'),
  on([1, 3, 5], '10:00-12:00', '14:00-17:00'),
  on([2, 4], '09:00-13:00'),
  on([6, 7], '11:00-18:00'),
  on([1, 2, 3, 4], '19:30-22:30'),
  [...on([1, 3], '08:30-10:00'), ...on([6], '10:00-15:00')],
  // Through midnight.
  [...on([5, 6], '20:00-24:00'), ...on([6, 7], '00:00-01:00')],
];

function on(weekdays: readonly number[], ...spans: readonly string[]): WeekdayHours[] {
  return weekdays.flatMap((weekday) =>
    spans.map((span) => ({ weekday, from: span.slice(0, 5), to: span.slice(6) })),
  );
}

/** Free on every workday afternoon, without exceptions. */
export function plainHours(timeZone: string): WeeklyHours {
  return { timeZone, weekly: on(workdays, '14:00-18:00'), overrides: [] };
}

/** A usual week with a few days off and extra days ahead; some hold for the term only. */
export function buildHours(
  timeZone: string,
  { random, now, term: { startsOn, endsOn } }: HoursCircumstances,
): WeeklyHours {
  const days = random.sample(
    Array.from({ length: 21 }, (_, index) => index + 1),
    random.integer(0, 3),
  );
  const overrides: DateOverride[] = days.map((ahead) => ({
    date: localDateOf(addLocalDays(now, timeZone, ahead), timeZone),
    hours: random.chance(0.6) ? [] : [{ from: '10:00', to: '13:00' }],
  }));
  const weekly = random.pick(weeks);
  const forTheTerm = random.chance(0.15) && { effectiveFrom: startsOn, effectiveTo: endsOn };
  return { timeZone, weekly, overrides, ...forTheTerm };
}
