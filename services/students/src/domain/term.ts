import { isDate } from '@studyhall/time';

export interface Term {
  readonly code: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly holidays: readonly string[];
}

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

const maxTermDays = 400;

/** What is wrong with a term's dates, by field; nothing when it can be kept. */
export function checkTerm(term: Omit<Term, 'code' | 'name'>): FieldProblem[] {
  const dates = [
    { path: '/startsOn', date: term.startsOn },
    { path: '/endsOn', date: term.endsOn },
    ...term.holidays.map((date, index) => ({ path: `/holidays/${index}`, date })),
  ];
  const missing = dates
    .filter(({ date }) => !isDate(date))
    .map(({ path, date }) => ({ path, message: `${date} is not a date of the calendar` }));
  if (missing.length > 0) return missing;
  if (term.startsOn > term.endsOn) return [{ path: '/endsOn', message: 'must not be before startsOn' }];
  if (daysBetween(term.startsOn, term.endsOn) > maxTermDays) {
    return [{ path: '/endsOn', message: `must be at most ${maxTermDays} days after startsOn` }];
  }
  return term.holidays.flatMap((date, index) =>
    date < term.startsOn || date > term.endsOn
      ? [{ path: `/holidays/${index}`, message: `${date} is outside the term` }]
      : [],
  );
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
