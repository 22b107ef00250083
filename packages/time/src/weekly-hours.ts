import { type DayNumber, day, weekdayIndex } from './calendar-date.ts';
import { type HoursPlan, planHours, type WeeklyHours } from './hours-plan.ts';
import type { Interval } from './intervals.ts';
import { checkRange } from './range.ts';
import { type OffsetSegment, offsetSegments } from './zone.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The instants of a range whose wall time in the zone lies in the hours, merged. It follows from this set
 * that hours which the clocks skip begin at their jump, that an hour which they show twice counts twice, and
 * that "24:00" joins the next day's "00:00". Costs O(days of the range), with no zone look-up per day.
 * Throws InvalidTimeError for hours that cannot be and for a range of more than `maxRangeDays`.
 */
export function expandWeeklyHours(hours: WeeklyHours, range: Interval): Interval[] {
  checkRange(range);
  return expandPlan(planHours(hours), hours.timeZone, range);
}

export function expandPlan(plan: HoursPlan, timeZone: string, range: Interval): Interval[] {
  const expanded: Writable<Interval>[] = [];
  for (const segment of offsetSegments(timeZone, range)) {
    const start = Math.max(segment.start, range.start);
    const end = Math.min(segment.end, range.end);
    appendHours(expanded, plan, { start, end, offset: segment.offset });
  }
  return expanded;
}

/** While a zone's offset stays, wall time is a day's windows shifted by it and cut to the segment. */
function appendHours(expanded: Writable<Interval>[], plan: HoursPlan, segment: OffsetSegment): void {
  const { start, end, offset } = segment;
  const last = Math.min(Math.floor((end - 1 + offset) / day), plan.lastDay);
  for (let date = Math.max(Math.floor((start + offset) / day), plan.firstDay); date <= last; date += 1) {
    const midnight = date * day - offset;
    for (const window of windowsOf(plan, date)) {
      append(expanded, Math.max(midnight + window.start, start), Math.min(midnight + window.end, end));
    }
  }
}

function windowsOf(plan: HoursPlan, date: DayNumber): readonly Interval[] {
  return plan.byDay.get(date) ?? plan.byWeekday[weekdayIndex(date)] ?? [];
}

function append(list: Writable<Interval>[], start: number, end: number): void {
  if (start >= end) return;
  const last = list.at(-1);
  if (last?.end === start) last.end = end;
  else list.push({ start, end });
}
