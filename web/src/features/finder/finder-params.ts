/** What stands in the address of the finder. */
export interface FinderParams {
  readonly minutes?: number | undefined;
  /** A day of the week that is looked at. */
  readonly week?: string | undefined;
  /** Whole hours between which the group meets. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** One time of every week is looked for, until the date. */
  readonly weekly?: true | undefined;
  readonly until?: string | undefined;
}

const date = /^\d{4}-\d{2}-\d{2}$/;

/** Takes from an address what can be used of it; what cannot is left out. */
export function readFinderParams(given: Record<string, unknown>): FinderParams {
  const whole = (value: unknown, least: number, most: number) => {
    const number = Number(value);
    return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
  };
  const day = (value: unknown) => (typeof value === 'string' && date.test(value) ? value : undefined);
  const from = whole(given['from'] ?? Number.NaN, 0, 23);
  const to = whole(given['to'] ?? Number.NaN, 1, 24);
  const found = {
    minutes: whole(given['minutes'], 15, 480),
    week: day(given['week']),
    ...(from !== undefined && to !== undefined && from < to && { from, to }),
    weekly: given['weekly'] === true ? (true as const) : undefined,
    until: day(given['until']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
