import { type DayNumber, day, formatDate, parseDate, weekdayIndex } from './calendar-date.ts';
import { checkInstant, type Instant } from './instant.ts';
import { parseTimeOfDay } from './wall-clock.ts';
import { findSegment } from './zone.ts';

/** The date that a zone's calendars show, `YYYY-MM-DD`. Throws InvalidTimeError (`unknown-time-zone`). */
export function localDateOf(instant: Instant, timeZone: string): string {
  checkInstant(instant);
  return formatDate(localDayOf(instant, timeZone));
}

/** What a zone's clocks show, `YYYY-MM-DDTHH:MM:SS`. Throws InvalidTimeError (`unknown-time-zone`). */
export function localDateTimeOf(instant: Instant, timeZone: string): string {
  checkInstant(instant);
  return new Date(wallTimeOf(instant, timeZone)).toISOString().slice(0, 19);
}

/** The first instant of a local date; of the next one where the zone skipped that date. */
export function startOfLocalDate(date: string, timeZone: string): Instant {
  return startOfLocalDay(parseDate(date), timeZone);
}

/** The first instant of the local week, which begins on Monday. */
export function startOfLocalWeek(instant: Instant, timeZone: string): Instant {
  checkInstant(instant);
  const today = localDayOf(instant, timeZone);
  return startOfLocalDay(today - weekdayIndex(today), timeZone);
}

/**
 * The instant at which the clocks of a zone show a time ("HH:MM") on a date: the first of the two where the
 * clocks show it twice, the moment of the jump where they skip it.
 */
export function instantAt(date: string, time: string, timeZone: string): Instant {
  return firstInstantAt(parseDate(date) * day + parseTimeOfDay(time), timeZone);
}

/** The same wall time some days later, or earlier, by the rule of instantAt. */
export function addLocalDays(instant: Instant, timeZone: string, days: number): Instant {
  checkInstant(instant);
  if (days === 0) return instant; // even in the second of two equal hours
  return firstInstantAt(wallTimeOf(instant, timeZone) + days * day, timeZone);
}

export function localDayOf(instant: Instant, timeZone: string): DayNumber {
  return Math.floor(wallTimeOf(instant, timeZone) / day);
}

export function startOfLocalDay(number: DayNumber, timeZone: string): Instant {
  return firstInstantAt(number * day, timeZone);
}

/** What the wall shows, as if the wall were in UTC. */
function wallTimeOf(instant: Instant, timeZone: string): number {
  const segment = findSegment(timeZone, { start: instant, end: instant + 1 }, ({ end }) => instant < end);
  return instant + segment.offset;
}

/** The first instant at which the wall shows `wall` or later. */
export function firstInstantAt(wall: number, timeZone: string): Instant {
  const farthest = day; // no zone was ever as much as a day from UTC
  const range = { start: wall - farthest, end: wall + farthest };
  const segment = findSegment(timeZone, range, ({ end, offset }) => wall - offset < end);
  return Math.max(segment.start, wall - segment.offset);
}
