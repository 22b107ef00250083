/** What of the calendar is seen, as its address says. */
export const calendarViews = ['month', 'week', 'day', 'agenda'] as const;
export type CalendarViewName = (typeof calendarViews)[number];

export interface CalendarSearch {
  readonly view?: CalendarViewName;
  /** A day in what is seen, "2026-03-03"; today without it. */
  readonly date?: string;
}

const earliest = '2000-01-01';
const latest = '2199-12-31';

/** What is not understood counts as not said. */
export function readCalendarSearch({ view, date }: Record<string, unknown>): CalendarSearch {
  const known = calendarViews.find((name) => name === view);
  return { ...(known && { view: known }), ...(isDate(date) && { date }) };
}

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  if (value < earliest || value > latest) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
