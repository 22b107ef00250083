import { daysQuery } from '../../session/calendar-query.ts';

/** Everything on days that follow each other. */
export function rangeQuery(dates: readonly string[], zone: string) {
  return daysQuery(dates[0] ?? '', dates.length, zone);
}
