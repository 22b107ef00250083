import { startOfDay } from '../../time/zone.ts';

interface Timed {
  readonly start: string;
  readonly end: string;
}

/** A day on the wall of a zone, and the instants at which it begins and ends, in epoch milliseconds. */
export interface WallDay {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** The part of something that falls on one day, in minutes on its wall from 0 to 1440. */
export interface DaySpan<T extends Timed> {
  /** Different for each thing of a day. */
  readonly key: string;
  readonly item: T;
  readonly from: number;
  readonly to: number;
}

const minuteMs = 60_000;
const dayMinutes = 1440;

/** Days that follow each other, with the instants between them. */
export function layOutDays(dates: readonly string[], zone: string): WallDay[] {
  const last = dates.at(-1);
  if (last === undefined) return [];
  const after = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  const bounds = [...dates, after].map((date) => Date.parse(startOfDay(date, zone)));
  return dates.map((date, index) => ({ date, start: bounds[index] ?? 0, end: bounds[index + 1] ?? 0 }));
}

/** What falls on each day, by its date and in order; a thing that lasts over midnight is on each of its days. */
export function spansByDay<T extends Timed>(
  items: readonly T[],
  days: readonly WallDay[],
  zone: string,
): ReadonlyMap<string, readonly DaySpan<T>[]> {
  const spans = new Map<string, DaySpan<T>[]>(days.map(({ date }) => [date, []]));
  for (const [position, item] of items.entries()) {
    const start = Date.parse(item.start);
    const end = Date.parse(item.end);
    for (let index = firstAfter(days, start); index < days.length; index += 1) {
      const day = days[index];
      if (!day || day.start >= end) break;
      const from = minuteOf(Math.max(start, day.start), day, zone);
      // An hour that comes twice is on the wall once: its end may be written before its start.
      const to = Math.max(from, end >= day.end ? dayMinutes : minuteOf(end, day, zone));
      spans.get(day.date)?.push({ key: `${position}`, item, from, to });
    }
  }
  for (const list of spans.values()) list.sort((a, b) => a.from - b.from || b.to - a.to);
  return spans;
}

export function isWholeDay({ from, to }: { readonly from: number; readonly to: number }): boolean {
  return from === 0 && to === dayMinutes;
}

/** Index of the first day that ends after an instant. */
function firstAfter(days: readonly WallDay[], instant: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.end ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Arithmetic on all but the two days a year on which clocks change. */
function minuteOf(instant: number, { start, end }: WallDay, zone: string): number {
  if (end - start === dayMinutes * minuteMs) return (instant - start) / minuteMs;
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}
