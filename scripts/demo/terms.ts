export interface Term {
  readonly code: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly holidays: readonly string[];
}

/** Month and day, the end within the following year where it comes before the start. */
const seasons = [
  { code: 'SPRING', name: 'Spring', from: '02-01', to: '06-15' },
  { code: 'SUMMER', name: 'Summer', from: '06-25', to: '08-20' },
  { code: 'FALL', name: 'Fall', from: '09-01', to: '01-20' },
] as const;

/** Kashmir Day, Pakistan Day, Labour Day, Independence Day, Iqbal Day, Quaid-e-Azam Day. */
const holidays = ['02-05', '03-23', '05-01', '08-14', '11-09', '12-25'];

/** The term of a day, or the next one in a break, with the one before and the one after. */
export function termsAround(day: string): Term[] {
  const year = Number(day.slice(0, 4));
  const terms = [year - 1, year, year + 1].flatMap(termsOf);
  const current = terms.findIndex(({ endsOn }) => endsOn >= day);
  return terms.slice(current - 1, current + 2);
}

function termsOf(year: number): Term[] {
  return seasons.map(({ code, name, from, to }) => {
    const startsOn = `${year}-${from}`;
    const endsOn = `${to < from ? year + 1 : year}-${to}`;
    return {
      code: `${year}-${code}`,
      name: `${name} ${year}`,
      startsOn,
      endsOn,
      holidays: [year, year + 1]
        .flatMap((of) => holidays.map((date) => `${of}-${date}`))
        .filter((date) => date >= startsOn && date <= endsOn),
    };
  });
}
