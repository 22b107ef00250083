import { InvalidTimeError } from './errors.ts';

/** A date of the Gregorian calendar as whole days since 1970-01-01; it belongs to no zone. */
export type DayNumber = number;

/** Milliseconds of a day on the wall: 24 hours, whatever a zone's clocks do. */
export const day = 86_400_000;

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a real calendar date, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return dayNumberOf(text) !== undefined;
}

/**
 * Reads `YYYY-MM-DD`. Throws InvalidTimeError (`invalid-date`) for another shape and for a date that the
 * calendar does not have, with `path` naming the field.
 */
export function parseDate(text: string, path = ''): DayNumber {
  const number = dayNumberOf(text);
  if (number === undefined) {
    throw new InvalidTimeError('invalid-date', `"${text}" is not a date of the calendar (YYYY-MM-DD).`, path);
  }
  return number;
}

/** The opposite of parseDate. */
export function formatDate(number: DayNumber): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayIndex(number: DayNumber): number {
  const thursday = 3; // 1970-01-01
  return (((number + thursday) % 7) + 7) % 7;
}

function dayNumberOf(text: string): DayNumber | undefined {
  const match = isoDate.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const dayOfMonth = Number(match[3]);
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return daysFromCivil(year, month, dayOfMonth);
}

function daysInMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (monthLengths[month - 1] ?? 0);
}

/**
 * Howard Hinnant's days_from_civil (https://howardhinnant.github.io/date_algorithms.html): years begin in
 * March, so that the leap day is the last of its year. Date.UTC would read the years 0 to 99 as 1900 to 1999.
 */
function daysFromCivil(year: number, month: number, dayOfMonth: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
