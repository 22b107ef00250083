import { InvalidTimeError } from './errors.ts';
import { minute } from './instant.ts';
import type { Interval } from './intervals.ts';

/** Hours of one day on the wall: "HH:MM", `from` before `to`; "24:00" ends the day. */
export interface DailyHours {
  readonly from: string;
  readonly to: string;
}

const clockTime = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Milliseconds after midnight on the wall. Throws InvalidTimeError (`invalid-time-of-day`). */
export function parseTimeOfDay(text: string, path = ''): number {
  const match = clockTime.exec(text);
  if (!match) {
    throw new InvalidTimeError(
      'invalid-time-of-day',
      `"${text}" is not a time of day from 00:00 to 24:00.`,
      path,
    );
  }
  const [, hours = '24', minutes = '0'] = match;
  return (Number(hours) * 60 + Number(minutes)) * minute;
}

/** The opposite of parseTimeOfDay, for whole minutes. */
export function formatTimeOfDay(sinceMidnight: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = sinceMidnight / minute;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Milliseconds after midnight on the wall. Throws InvalidTimeError (also `hours-reversed`). */
export function parseDailyHours(hours: DailyHours, path = ''): Interval {
  const start = parseTimeOfDay(hours.from, `${path}/from`);
  const end = parseTimeOfDay(hours.to, `${path}/to`);
  if (start >= end) {
    throw new InvalidTimeError(
      'hours-reversed',
      `Hours must begin before they end: ${hours.from} to ${hours.to}.`,
      path,
    );
  }
  return { start, end };
}
