import { InvalidCalendarError } from './errors.ts';
import type { Property } from './property.ts';
import { parseWallTime, type WallTime } from './wall-time.ts';

export const frequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

export interface RuleDay {
  /** 0 is Monday. */
  readonly weekday: number;
  /** The n-th of its month or year, from the end where negative; 0 for every one. */
  readonly nth: number;
}

/** A recurrence rule (RFC 5545, 3.3.10). An absent part is an empty list. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: WallTime | undefined;
  /** 0 is Monday. */
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weeks: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly days: readonly RuleDay[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
}

/** Every minute or second is nobody's diary, and an hourly rule with more times a day than this is not either. */
export const mostTimesADay = 96;
const largestInterval = 10_000;
const largestCount = 1_000_000;

/** Throws InvalidCalendarError for a rule that is wrong, or that repeats more often than hourly. */
export function readRule({ values, line }: Property): Rule {
  const [value] = values;
  if (typeof value !== 'object' || value === null) throw invalid(line, 'it is empty');
  // ical.js has parsed it into parts and checked the range of their numbers; it leaves jCal untyped.
  const parts = value as Readonly<Record<string, unknown>>;
  const number = (name: string) => asNumber(parts[name], line);
  const numbers = (name: string) => asList(parts[name]).map((part) => asNumber(part, line) ?? 0);
  const rule: Rule = {
    frequency: readFrequency(parts['freq'], line),
    interval: number('interval') ?? 1,
    count: number('count'),
    until: parts['until'] === undefined ? undefined : parseWallTime(parts['until'], line),
    weekStart: ((number('wkst') ?? 2) + 5) % 7,
    months: numbers('bymonth'),
    weeks: numbers('byweekno'),
    yearDays: numbers('byyearday'),
    monthDays: numbers('bymonthday'),
    days: asList(parts['byday']).map((text) => readDay(text, line)),
    hours: numbers('byhour'),
    minutes: numbers('byminute'),
    seconds: numbers('bysecond'),
    positions: numbers('bysetpos'),
  };
  checkSize(rule, line);
  return rule;
}

function checkSize({ interval, count, hours, minutes, seconds }: Rule, line: number): void {
  if (interval < 1 || interval > largestInterval) throw invalid(line, `INTERVAL is 1 to ${largestInterval}`);
  if (count !== undefined && (count < 1 || count > largestCount)) {
    throw invalid(line, `COUNT is 1 to ${largestCount}`);
  }
  const times = Math.max(hours.length, 1) * Math.max(minutes.length, 1) * Math.max(seconds.length, 1);
  if (times > mostTimesADay) throw invalid(line, `it repeats more than ${mostTimesADay} times a day`);
}

function readFrequency(value: unknown, line: number): Frequency {
  const found = frequencies.find((name) => name === value);
  if (found !== undefined) return found;
  if (value === 'MINUTELY' || value === 'SECONDLY') throw invalid(line, 'it repeats more often than hourly');
  throw invalid(line, 'it has no FREQ');
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function readDay(text: unknown, line: number): RuleDay {
  const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(String(text));
  if (!match) throw invalid(line, `"${String(text).slice(0, 20)}" is not a day such as MO or -1FR`);
  return { weekday: weekdays.indexOf(match[2] ?? ''), nth: Number(match[1] ?? 0) };
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function asNumber(value: unknown, line: number): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw invalid(line, `"${String(value).slice(0, 20)}" is not a whole number`);
}

function invalid(line: number, reason: string): InvalidCalendarError {
  return new InvalidCalendarError(line, `The rule cannot be used: ${reason}.`);
}
