import { day, parseDate } from './calendar-date.ts';
import { InvalidTimeError } from './errors.ts';

/** Milliseconds since 1970-01-01T00:00Z, a whole number. */
export type Instant = number;

export const second = 1_000;
export const minute = 60_000;

/** The first and the last instant that RFC 3339 can write in UTC. */
export const firstInstant: Instant = Date.parse('0000-01-01T00:00:00.000Z');
export const lastInstant: Instant = Date.parse('9999-12-31T23:59:59.999Z');

const rfc3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/**
 * Reads an RFC 3339 instant, which carries `Z` or an offset. Digits beyond the milliseconds are dropped.
 * Throws InvalidTimeError (`invalid-instant`, `invalid-date`); a leap second (`:60`) has no instant here.
 */
export function parseInstant(text: string): Instant {
  const match = rfc3339.exec(text);
  if (!match) throw invalidInstant(text);
  const [, date = '', hours, minutes, seconds, fraction = '', sign, offsetHours, offsetMinutes] = match;
  const timeOfDay = (Number(hours) * 60 + Number(minutes)) * minute + Number(seconds) * second;
  const milliseconds = Number(fraction.slice(1, 4).padEnd(3, '0'));
  const offset = sign ? (Number(offsetHours) * 60 + Number(offsetMinutes)) * minute : 0;
  const wall = parseDate(date) * day + timeOfDay + milliseconds;
  const instant = sign === '-' ? wall + offset : wall - offset;
  if (!isInstant(instant)) throw invalidInstant(text);
  return instant;
}

/** The wire's form, `2026-01-05T09:00:00.000Z`. Throws InvalidTimeError (`invalid-instant`). */
export function formatInstant(instant: Instant): string {
  checkInstant(instant);
  return new Date(instant).toISOString();
}

/** Whether a number is a whole millisecond of the years 0 to 9999. */
export function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= firstInstant && value <= lastInstant;
}

/** Throws InvalidTimeError (`invalid-instant`). */
export function checkInstant(value: number): void {
  if (!isInstant(value)) throw invalidInstant(String(value));
}

function invalidInstant(text: string): InvalidTimeError {
  return new InvalidTimeError(
    'invalid-instant',
    `"${text}" is not an instant such as 2026-01-05T09:00:00Z or 2026-01-05T14:00:00+05:00.`,
  );
}
