import { day } from './calendar-date.ts';
import { InvalidTimeError } from './errors.ts';
import { planHours, type WeeklyHours, weeklyHoursProblems } from './hours-plan.ts';
import { type Interval, overlaps } from './intervals.ts';
import { checkRange } from './range.ts';
import { expandPlan } from './weekly-hours.ts';

/** A class in every week from one date to another, both included, but for some; weekday 1 is Monday. */
export interface WeeklyClass {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly except?: readonly string[] | undefined;
}

export interface Timetable {
  readonly timeZone: string;
  readonly classes: readonly WeeklyClass[];
}

/**
 * The occurrences of each class, in the order of `classes`, that overlap the range. They are whole: one that
 * began before the range keeps its start. Wall time is read as by expandWeeklyHours, so a class within an hour
 * that the clocks repeat takes up both. Throws InvalidTimeError as that does.
 */
export function expandWeeklyClasses(timetable: Timetable, range: Interval): Interval[][] {
  checkRange(range);
  const [problem] = timetableProblems(timetable);
  if (problem) throw problem;
  const longest = 2 * day; // 24 hours on the wall, and whatever the clocks add
  const around = { start: range.start - longest, end: range.end + longest };
  return timetable.classes.map((weeklyClass) => {
    const plan = planHours(hoursOf(weeklyClass, timetable.timeZone));
    return expandPlan(plan, timetable.timeZone, around).filter((occurrence) => overlaps(occurrence, range));
  });
}

/** Every problem of the timetable, each with the JSON pointer of its field; none where it can be expanded. */
export function timetableProblems({ timeZone, classes }: Timetable): InvalidTimeError[] {
  const zoneProblems = weeklyHoursProblems({ timeZone, weekly: [], overrides: [] });
  const classProblems = classes.flatMap((weeklyClass, index) =>
    weeklyHoursProblems(hoursOf(weeklyClass, 'UTC')).map(
      ({ code, message, path }) => new InvalidTimeError(code, message, `/classes/${index}${classPath(path)}`),
    ),
  );
  return [...zoneProblems, ...classProblems];
}

function hoursOf(
  { weekday, from, to, startsOn, endsOn, except = [] }: WeeklyClass,
  timeZone: string,
): WeeklyHours {
  return {
    timeZone,
    weekly: [{ weekday, from, to }],
    overrides: except.map((date) => ({ date, hours: [] })),
    effectiveFrom: startsOn,
    effectiveTo: endsOn,
  };
}

/** Where a class has what its hours have. */
function classPath(hoursPath: string): string {
  return hoursPath
    .replace('/weekly/0', '')
    .replace(/^\/overrides\/(\d+)\/date$/, '/except/$1')
    .replace('/effectiveFrom', '/startsOn')
    .replace('/effectiveTo', '/endsOn');
}
