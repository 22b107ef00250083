import { type DayNumber, parseDate } from './calendar-date.ts';
import { InvalidTimeError } from './errors.ts';
import { type Interval, mergeIntervals } from './intervals.ts';
import { type DailyHours, parseDailyHours } from './wall-clock.ts';
import { checkTimeZone } from './zone.ts';

/** Hours of every week in which they hold; `weekday` is 1 (Monday) to 7 (Sunday). */
export interface WeekdayHours extends DailyHours {
  readonly weekday: number;
}

/** Replaces the hours of one date; no hours make it a day off. */
export interface DateOverride {
  readonly date: string;
  readonly hours: readonly DailyHours[];
}

/** Wall-clock hours in a zone. Dates are `YYYY-MM-DD` there; both effective dates belong to the hours. */
export interface WeeklyHours {
  readonly timeZone: string;
  readonly weekly: readonly WeekdayHours[];
  readonly overrides: readonly DateOverride[];
  readonly effectiveFrom?: string | undefined;
  readonly effectiveTo?: string | undefined;
}

/** WeeklyHours in numbers: windows are merged, in milliseconds after midnight on the wall. */
export interface HoursPlan {
  /** Index 0 is Monday. */
  readonly byWeekday: readonly (readonly Interval[])[];
  readonly byDay: ReadonlyMap<DayNumber, readonly Interval[]>;
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
}

type Report = (problem: InvalidTimeError) => void;

/** Every problem of the hours, each with the JSON pointer of its field; none where they can be expanded. */
export function weeklyHoursProblems(hours: WeeklyHours): InvalidTimeError[] {
  const problems: InvalidTimeError[] = [];
  const report: Report = (problem) => problems.push(problem);
  attempt(report, () => checkTimeZone(hours.timeZone));
  planHours(hours, report);
  return problems;
}

/** Throws the first problem, unless another `report` is given; the zone is left to its first look-up. */
export function planHours(hours: WeeklyHours, report: Report = raise): HoursPlan {
  const plan = {
    byWeekday: planWeek(hours.weekly, report),
    byDay: planOverrides(hours.overrides, report),
    firstDay: planLimit(hours.effectiveFrom, '/effectiveFrom', report) ?? Number.NEGATIVE_INFINITY,
    lastDay: planLimit(hours.effectiveTo, '/effectiveTo', report) ?? Number.POSITIVE_INFINITY,
  };
  if (plan.firstDay > plan.lastDay) {
    report(
      new InvalidTimeError('dates-reversed', 'The last date must not be before the first.', '/effectiveTo'),
    );
  }
  return plan;
}

function planWeek(weekly: readonly WeekdayHours[], report: Report): Interval[][] {
  const byWeekday: Interval[][] = [[], [], [], [], [], [], []];
  weekly.forEach((entry, index) => {
    attempt(report, () => {
      const windows = byWeekday[entry.weekday - 1];
      if (!windows) throw invalidWeekday(entry.weekday, `/weekly/${index}/weekday`);
      windows.push(parseDailyHours(entry, `/weekly/${index}`));
    });
  });
  return byWeekday.map(mergeIntervals);
}

function planOverrides(overrides: readonly DateOverride[], report: Report): Map<DayNumber, Interval[]> {
  const byDay = new Map<DayNumber, Interval[]>();
  overrides.forEach(({ date, hours }, index) => {
    attempt(report, () => {
      const path = `/overrides/${index}`;
      const number = parseDate(date, `${path}/date`);
      if (byDay.has(number)) throw repeatedDate(date, `${path}/date`);
      const windows: Interval[] = [];
      byDay.set(number, windows);
      hours.forEach((window, position) => {
        attempt(report, () => windows.push(parseDailyHours(window, `${path}/hours/${position}`)));
      });
      byDay.set(number, mergeIntervals(windows));
    });
  });
  return byDay;
}

function planLimit(date: string | undefined, path: string, report: Report): DayNumber | undefined {
  let number: DayNumber | undefined;
  if (date !== undefined) {
    attempt(report, () => {
      number = parseDate(date, path);
    });
  }
  return number;
}

function attempt(report: Report, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof InvalidTimeError)) throw error;
    report(error);
  }
}

function raise(problem: InvalidTimeError): never {
  throw problem;
}

function invalidWeekday(weekday: number, path: string): InvalidTimeError {
  return new InvalidTimeError(
    'invalid-weekday',
    `A weekday is 1 (Monday) to 7 (Sunday), not ${weekday}.`,
    path,
  );
}

function repeatedDate(date: string, path: string): InvalidTimeError {
  return new InvalidTimeError('date-repeated', `${date} is listed twice.`, path);
}
