import { agendaDays } from '../../session/calendar-days.ts';
import { addDays, startOfWeek } from '../../time/zone.ts';
import type { CalendarViewName } from './calendar-search.ts';

/** The days that a view shows, in order: a month in whole weeks from Monday on. */
export function visibleDays(view: CalendarViewName, date: string): string[] {
  switch (view) {
    case 'day':
      return [date];
    case 'week':
      return daysFrom(startOfWeek(date), 7);
    case 'agenda':
      return daysFrom(date, agendaDays);
    case 'month':
      return monthDays(date);
  }
}

/** The day to look at after one step forth or back: a month ends earlier rather than spilling into the next. */
export function stepDate(view: CalendarViewName, date: string, direction: 1 | -1): string {
  switch (view) {
    case 'day':
      return addDays(date, direction);
    case 'week':
      return addDays(date, 7 * direction);
    case 'agenda':
      return addDays(date, agendaDays * direction);
    case 'month':
      return Temporal.PlainDate.from(date).add({ months: direction }).toString();
  }
}

function monthDays(date: string): string[] {
  const first = Temporal.PlainDate.from(date).with({ day: 1 });
  const begin = startOfWeek(first.toString());
  const last = first.add({ months: 1 }).subtract({ days: 1 }).toString();
  const weeks = Math.ceil((daysBetween(begin, last) + 1) / 7);
  return daysFrom(begin, weeks * 7);
}

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
