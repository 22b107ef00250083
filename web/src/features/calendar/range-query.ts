import { calendarQuery } from '../../session/calendar-query.ts';
import { addDays, startOfDay } from '../../time/zone.ts';

/** Everything on days that follow each other. */
export function rangeQuery(dates: readonly string[], zone: string) {
  const first = dates[0] ?? '';
  const last = dates.at(-1) ?? first;
  return calendarQuery(startOfDay(first, zone), startOfDay(addDays(last, 1), zone));
}
