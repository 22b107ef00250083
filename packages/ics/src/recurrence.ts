import type { Interval } from '@studyhall/time';
import { type CivilDay, civilDay, dayOfMonth, dayOfYear, monthStart, weekdayOf, weekOf } from './civil.ts';
import type { Rule, RuleDay } from './rule.ts';
import { day, hour, minute, type Wall } from './wall-time.ts';

/** Counts work, so that no rule can take long; `spend` throws where it is used up. */
export interface Budget {
  spend(steps: number): void;
}

/** Looking at one time costs as much as looking at so many days: zones, exceptions and changes are asked about it. */
const stepsOfTime = 10;

interface Recurrence {
  readonly rule: Rule;
  /** The first occurrence, whether or not the rule names it (RFC 5545, 3.8.2.4). */
  readonly start: Wall;
  /** Only what lies in here is answered. */
  readonly window: Interval;
  readonly budget: Budget;
}

/**
 * The wall times at which a rule repeats, in order, within a window, without `until`. Each period of the
 * frequency is a set of days that all parts of the rule must allow, times a set of times of day. Without COUNT the
 * periods before the window are not looked at, so that a rule costs what the window holds.
 */
export function* recur({ rule, start, window, budget }: Recurrence): Generator<Wall> {
  if (start >= window.end) return;
  const complete = withDefaults(rule, start);
  let left = (rule.count ?? Number.POSITIVE_INFINITY) - 1;
  if (start >= window.start) yield start;
  const from = rule.count === undefined ? window.start : start;
  for (let period = firstPeriod(rule, start, from); ; period += 1) {
    const span = periodAt(rule, start, period);
    if (span.start >= window.end) return;
    budget.spend(1 + (span.end - span.start) / day);
    const times = listTimes(complete, span);
    budget.spend(times.length);
    for (const wall of selectPositions(times, rule.positions)) {
      if (wall <= start) continue;
      if (left <= 0 || wall >= window.end) return;
      budget.spend(stepsOfTime);
      left -= 1;
      if (wall >= window.start) yield wall;
    }
  }
}

/** The index of the period, counted from that of `start`, in which `from` lies. */
function firstPeriod(rule: Rule, start: Wall, from: Wall): number {
  if (from <= start) return 0;
  return Math.max(0, Math.floor(unitsBetween(rule, start, from) / rule.interval));
}

function unitsBetween({ frequency, weekStart }: Rule, start: Wall, from: Wall): number {
  switch (frequency) {
    case 'HOURLY':
      return Math.floor(from / hour) - Math.floor(start / hour);
    case 'DAILY':
      return Math.floor(from / day) - Math.floor(start / day);
    case 'WEEKLY':
      return (startOfWeek(from, weekStart) - startOfWeek(start, weekStart)) / (7 * day);
    case 'MONTHLY':
      return monthIndex(from) - monthIndex(start);
    case 'YEARLY':
      return new Date(from).getUTCFullYear() - new Date(start).getUTCFullYear();
    default:
      return frequency satisfies never;
  }
}

function periodAt({ frequency, interval, weekStart }: Rule, start: Wall, index: number): Interval {
  const units = index * interval;
  switch (frequency) {
    case 'HOURLY': {
      const first = (Math.floor(start / hour) + units) * hour;
      return { start: first, end: first + hour };
    }
    case 'DAILY': {
      const first = (Math.floor(start / day) + units) * day;
      return { start: first, end: first + day };
    }
    case 'WEEKLY': {
      const first = startOfWeek(start, weekStart) + units * 7 * day;
      return { start: first, end: first + 7 * day };
    }
    case 'MONTHLY': {
      const month = monthIndex(start) + units;
      return { start: monthStart(month), end: monthStart(month + 1) };
    }
    case 'YEARLY': {
      const january = (new Date(start).getUTCFullYear() + units) * 12;
      return { start: monthStart(january), end: monthStart(january + 12) };
    }
    default:
      return frequency satisfies never;
  }
}

function startOfWeek(wall: Wall, weekStart: number): Wall {
  const date = Math.floor(wall / day);
  return (date - ((((date + 3 - weekStart) % 7) + 7) % 7)) * day;
}

function monthIndex(wall: Wall): number {
  const date = new Date(wall);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

interface CompleteRule extends Rule {
  /** Which days it allows is a matter of weekdays alone. */
  readonly isWeekdaysOnly: boolean;
}

/** What a rule leaves open comes from its start. */
function withDefaults(rule: Rule, start: Wall): CompleteRule {
  const date = civilDay(Math.floor(start / day));
  const time = new Date(start);
  const { frequency } = rule;
  const isOpen = rule.weeks.length + rule.yearDays.length + rule.monthDays.length + rule.days.length === 0;
  const isYearly = frequency === 'YEARLY';
  const byDate = isOpen && (isYearly || frequency === 'MONTHLY');
  const byWeekday = (isOpen && frequency === 'WEEKLY') || (isYearly && needsWeekday(rule));
  const months = isOpen && isYearly && rule.months.length === 0 ? [date.month] : rule.months;
  const monthDays = byDate ? [date.date] : rule.monthDays;
  const days = byWeekday ? [{ weekday: date.weekday, nth: 0 }] : rule.days;
  return {
    ...rule,
    months,
    monthDays,
    days,
    isWeekdaysOnly:
      months.length + monthDays.length + rule.yearDays.length + rule.weeks.length === 0 &&
      days.every(({ nth }) => nth === 0),
    hours: rule.hours.length > 0 || frequency === 'HOURLY' ? rule.hours : [time.getUTCHours()],
    minutes: rule.minutes.length > 0 ? rule.minutes : [time.getUTCMinutes()],
    seconds: rule.seconds.length > 0 ? rule.seconds : [time.getUTCSeconds()],
  };
}

/** Weeks of a year without a word on which day. */
function needsWeekday({ weeks, yearDays, monthDays, days }: Rule): boolean {
  return weeks.length > 0 && yearDays.length + monthDays.length + days.length === 0;
}

function listTimes(rule: CompleteRule, span: Interval): Wall[] {
  const times: Wall[] = [];
  let offsets: number[] | undefined;
  for (let date = Math.floor(span.start / day); date * day < span.end; date += 1) {
    if (!allows(rule, date)) continue;
    offsets ??= timesOfDay(rule, span);
    for (const offset of offsets) times.push(date * day + offset);
  }
  return times;
}

/** By the clock. An hourly period is one hour of its day. */
function timesOfDay({ frequency, hours, minutes, seconds }: Rule, span: Interval): number[] {
  const current = Math.floor((((span.start % day) + day) % day) / hour);
  const isExcluded = hours.length > 0 && !hours.includes(current);
  const allowed = frequency === 'HOURLY' ? (isExcluded ? [] : [current]) : hours;
  const times = allowed.flatMap((h) =>
    minutes.flatMap((m) => seconds.map((s) => h * hour + m * minute + Math.min(s, 59) * 1000)),
  );
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The weekday comes first: it is cheap, and most rules name nothing else. */
function allows(rule: CompleteRule, number: number): boolean {
  const { days } = rule;
  const weekday = weekdayOf(number);
  if (days.length > 0 && !days.some((given) => given.weekday === weekday)) return false;
  return rule.isWeekdaysOnly || allowsDate(rule, civilDay(number));
}

function allowsDate(rule: Rule, date: CivilDay): boolean {
  const { months, weeks, yearDays, monthDays, days } = rule;
  if (months.length > 0 && !months.includes(date.month)) return false;
  if (monthDays.length > 0 && !includesPlace(monthDays, dayOfMonth(date))) return false;
  if (yearDays.length > 0 && !includesPlace(yearDays, dayOfYear(date))) return false;
  if (weeks.length > 0 && !includesPlace(weeks, weekOf(date, rule.weekStart))) return false;
  return days.length === 0 || days.some((given) => allowsWeekday(rule, given, date));
}

/** A place counted from the start, or from the end where negative. */
function includesPlace(list: readonly number[], { place, of }: { place: number; of: number }): boolean {
  return list.some((given) => given === place || given === place - of - 1);
}

function allowsWeekday(
  { frequency, months, weeks }: Rule,
  { weekday, nth }: RuleDay,
  date: CivilDay,
): boolean {
  if (weekday !== date.weekday) return false;
  const counts = nth !== 0 && (frequency === 'MONTHLY' || (frequency === 'YEARLY' && weeks.length === 0));
  if (!counts) return true;
  const { place, of } = frequency === 'MONTHLY' || months.length > 0 ? dayOfMonth(date) : dayOfYear(date);
  return nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((of - place + 1) / 7) === -nth;
}

function selectPositions(times: readonly Wall[], positions: readonly number[]): readonly Wall[] {
  if (positions.length === 0) return times;
  const indices = new Set(
    positions.map((position) => (position > 0 ? position - 1 : times.length + position)),
  );
  return times.filter((_, index) => indices.has(index));
}
