import { type WeeklyHours, weeklyHoursProblems } from '@studyhall/time';

/** What is wrong with a field: its JSON pointer, and what it must be. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

const firstDate = '2000-01-01';
const lastDate = '2199-12-31';

/** What is wrong with hours that have the right shape, by field; nothing where they can be kept. */
export function findAvailabilityProblems(hours: WeeklyHours): FieldProblem[] {
  const impossible = weeklyHoursProblems(hours);
  if (impossible.length > 0) return impossible.map(({ path, message }) => ({ path, message }));
  const dates = [
    ...hours.overrides.map(({ date }, index) => ({ date, path: `/overrides/${index}/date` })),
    { date: hours.effectiveFrom, path: '/effectiveFrom' },
    { date: hours.effectiveTo, path: '/effectiveTo' },
  ];
  return dates
    .filter(({ date }) => date !== undefined && (date < firstDate || date > lastDate))
    .map(({ path }) => ({ path, message: 'must be a date of the years 2000 to 2199' }));
}
