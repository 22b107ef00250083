import { InvalidCalendarError } from './errors.ts';

/** What a clock on the wall shows: milliseconds as if the wall were in UTC. It is no instant before a zone says so. */
export type Wall = number;

export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

export interface WallTime {
  readonly wall: Wall;
  /** A whole day, without a time. */
  readonly isDate: boolean;
  /** Written with Z: the wall is in UTC. */
  readonly isUtc: boolean;
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(Z?))?$/;

/** Reads a date or a date with a time as jCal writes it. Throws InvalidCalendarError for one that does not exist. */
export function parseWallTime(value: unknown, line: number): WallTime {
  const match = typeof value === 'string' ? pattern.exec(value) : null;
  if (!match) throw new InvalidCalendarError(line, 'This is not a date or a time such as 20260131T090000.');
  const [, year, month, date, hours = '00', minutes = '00', seconds = '00', zulu] = match;
  // A leap second has no instant of its own.
  const wall = Date.parse(
    `${year}-${month}-${date}T${hours}:${minutes}:${seconds === '60' ? '59' : seconds}Z`,
  );
  const exists = Number.isFinite(wall) && new Date(wall).getUTCDate() === Number(date) && hours !== '24';
  if (!exists) throw new InvalidCalendarError(line, 'There is no such date or time.');
  return { wall, isDate: match[4] === undefined, isUtc: zulu === 'Z' };
}

/** Of `2026-03-02T10:00:00`. */
export function parseWallText(text: string): Wall {
  const wall = Date.parse(`${text}Z`);
  if (!Number.isFinite(wall)) throw new RangeError(`${text} is no date and time`);
  return wall;
}

/** As RFC 5545 writes it: `20260302T100000`. */
export function writeWall(wall: Wall): string {
  return new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

/** A length as RFC 5545 (3.3.6) counts it: days on the calendar, then exact time. */
export interface Duration {
  readonly days: number;
  /** Milliseconds. */
  readonly exact: number;
}

const durationPattern =
  /^([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,10})S)?)?$/;

export function parseDuration(value: unknown, line: number): Duration {
  const match = typeof value === 'string' ? durationPattern.exec(value) : null;
  if (!match) throw new InvalidCalendarError(line, 'This is not a duration such as PT1H30M.');
  const [, sign, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  if (sign === '-') throw new InvalidCalendarError(line, 'A duration cannot be negative here.');
  return {
    days: Number(weeks) * 7 + Number(days),
    exact: Number(hours) * hour + Number(minutes) * minute + Number(seconds) * 1000,
  };
}
