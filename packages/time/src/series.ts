import { type DayNumber, formatDate, parseDate } from './calendar-date.ts';
import { InvalidTimeError } from './errors.ts';
import { checkInstant, type Instant } from './instant.ts';
import { addLocalDays, localDayOf } from './local-time.ts';
import { maxRangeDays } from './range.ts';

/** Something that takes place every so many weeks at the same time of day on the wall of a zone. */
export interface WeeklySeries {
  readonly timeZone: string;
  /** Its wall time in the zone is that of every occurrence. */
  readonly firstStart: Instant;
  /** 1 is weekly, 2 fortnightly; at most 52. */
  readonly everyWeeks: number;
  /** The last local date on which it may take place; at most `maxRangeDays` after the first. */
  readonly until: string;
  /** Local dates without it. Those on which it would not take place anyway do no harm. */
  readonly skip?: readonly string[] | undefined;
}

export interface SeriesOccurrence {
  /** The local date that the rule gives it, which stays its name however it is moved. */
  readonly date: string;
  readonly start: Instant;
}

const mostWeeksApart = 52;

/**
 * The occurrences of a series, by start. A wall time that the clocks skip starts at their jump, one that they
 * show twice at the first; the first occurrence is `firstStart` itself. Throws InvalidTimeError with the field:
 * `dates-reversed` where the series would end before it begins, `range-too-long`, `invalid-length`,
 * `invalid-date`, `invalid-instant`, `unknown-time-zone`.
 */
export function expandSeries({
  timeZone,
  firstStart,
  everyWeeks,
  until,
  skip = [],
}: WeeklySeries): SeriesOccurrence[] {
  checkInstant(firstStart);
  checkWeeks(everyWeeks);
  const skipped = new Set(skip.map((date, index) => parseDate(date, `/skip/${index}`)));
  const firstDay = localDayOf(firstStart, timeZone);
  const lastDay = parseDate(until, '/until');
  checkSpan(firstDay, lastDay);
  const occurrences: SeriesOccurrence[] = [];
  for (let date = firstDay; date <= lastDay; date += 7 * everyWeeks) {
    if (skipped.has(date)) continue;
    occurrences.push({
      date: formatDate(date),
      start: addLocalDays(firstStart, timeZone, date - firstDay),
    });
  }
  return occurrences;
}

function checkWeeks(everyWeeks: number): void {
  if (Number.isInteger(everyWeeks) && everyWeeks >= 1 && everyWeeks <= mostWeeksApart) return;
  throw new InvalidTimeError(
    'invalid-length',
    `A series repeats every 1 to ${mostWeeksApart} weeks.`,
    '/everyWeeks',
  );
}

function checkSpan(first: DayNumber, last: DayNumber): void {
  if (last < first) {
    throw new InvalidTimeError('dates-reversed', 'A series must not end before it begins.', '/until');
  }
  if (last - first > maxRangeDays) {
    throw new InvalidTimeError('range-too-long', `A series spans at most ${maxRangeDays} days.`, '/until');
  }
}
