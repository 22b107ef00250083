import { type WeeklyClass as ClassRule, timetableProblems } from '@studyhall/time';

/** A class that takes place every week from startsOn to endsOn (both inclusive) but on the excepted dates. */
export interface WeeklyClass extends ClassRule {
  readonly title: string;
  readonly except: readonly string[];
}

export interface Timetable {
  readonly timeZone: string;
  readonly classes: readonly WeeklyClass[];
}

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

const longestTermDays = 400;
const longestClassMinutes = 12 * 60;
const firstDate = '2000-01-01';
const lastDate = '2199-12-31';

/** What is wrong with a timetable on paper, by field; nothing when its classes can be laid out. */
export function findTimetableProblems(timetable: Timetable): FieldProblem[] {
  const impossible = timetableProblems(timetable);
  if (impossible.length > 0) return impossible.map(({ path, message }) => ({ path, message }));
  return timetable.classes.flatMap((entry, index) => findExcesses(entry, `/classes/${index}`));
}

/** What is possible but out of our bounds. */
function findExcesses({ from, to, startsOn, endsOn }: WeeklyClass, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (minuteOf(to) - minuteOf(from) > longestClassMinutes) {
    problems.push({ path: `${path}/to`, message: 'A class lasts at most 12 hours.' });
  }
  if (startsOn < firstDate || endsOn > lastDate) {
    problems.push({ path: `${path}/startsOn`, message: 'A class takes place in the years 2000 to 2199.' });
  }
  if (daysBetween(startsOn, endsOn) > longestTermDays) {
    problems.push({
      path: `${path}/endsOn`,
      message: `A class ends at most ${longestTermDays} days after it starts.`,
    });
  }
  return problems;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
