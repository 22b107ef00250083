import { type Instant, type Interval, overlaps } from '@studyhall/time';
import type { CalendarEvent, ZonedTime } from './events.ts';
import { type Budget, recur } from './recurrence.ts';
import type { Rule } from './rule.ts';
import { type Duration, day, type Wall } from './wall-time.ts';
import { toInstant } from './zone.ts';

export interface BusyTime extends Interval {
  readonly title: string;
}

/** Events of one uid: a series and the occurrences that were changed by themselves. */
export interface Series {
  readonly masters: readonly CalendarEvent[];
  readonly changes: readonly CalendarEvent[];
}

interface Options {
  readonly window: Interval;
  /** The budget for the event that begins on that line. */
  readonly budgetOf: (line: number) => Budget;
}

/** When a series takes time within the window, in no order. */
export function* expandSeries({ masters, changes }: Series, options: Options): Generator<BusyTime> {
  const moved = changes.flatMap(({ replaces }) => (replaces ? [replaces.time] : []));
  const excludesMoved = excluder(moved);
  const fromHere = changes
    .flatMap((change) =>
      change.replaces?.andFollowing ? [{ change, from: instantOf(change.replaces.time) }] : [],
    )
    .sort((a, b) => a.from - b.from);
  for (const master of masters) {
    if (master.isFree && fromHere.length === 0) continue;
    for (const occurrence of occurrencesOf(master, options)) {
      if (excludesMoved(occurrence.time)) continue;
      const instant = instantOf(occurrence.time);
      const following = lastBefore(fromHere, instant)?.change;
      const event = following ?? master;
      if (event.isFree) continue;
      const time = following ? shift(occurrence.time, following) : occurrence.time;
      const duration = following?.duration ?? occurrence.duration;
      yield* within(options.window, time, duration, event.title);
    }
  }
  for (const change of changes) {
    if (!change.isFree) yield* within(options.window, change.start, change.duration, change.title);
  }
}

/** The last of a list by `from` that is before an instant. Binary search. */
function lastBefore<Entry extends { readonly from: Instant }>(
  sorted: readonly Entry[],
  instant: Instant,
): Entry | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.from ?? instant) < instant) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

/** Moved as far on the wall as the change moved the occurrence that it names. */
function shift(time: ZonedTime, { start, replaces }: CalendarEvent): ZonedTime {
  const by = start.wall - (replaces?.time.wall ?? start.wall);
  return { ...time, wall: time.wall + by };
}

function* within(window: Interval, time: ZonedTime, duration: Duration, title: string): Generator<BusyTime> {
  const start = instantOf(time);
  const end = toInstant(time.wall + duration.days * day, time.zone) + duration.exact;
  if (overlaps({ start, end }, window)) yield { start, end, title };
}

interface Occurrence {
  readonly time: ZonedTime;
  readonly duration: Duration;
}

function* occurrencesOf(event: CalendarEvent, options: Options): Generator<Occurrence> {
  const { start, duration, rules, exceptRules, extra, except } = event;
  const window = wallWindow(options.window, duration);
  const budget = options.budgetOf(event.line);
  const excludesDates = excluder(except);
  const excluded = new Set<Wall>();
  for (const { rule } of exceptRules)
    for (const wall of walls(event, rule, window, budget)) excluded.add(wall);
  const seen = new Set<Wall>();
  function* once(time: ZonedTime, length: Duration): Generator<Occurrence> {
    if (seen.has(time.wall) || excluded.has(time.wall) || excludesDates(time)) return;
    seen.add(time.wall);
    yield { time, duration: length };
  }
  yield* once(start, duration);
  for (const { rule } of rules) {
    for (const wall of walls(event, rule, window, budget)) yield* once({ ...start, wall }, duration);
  }
  for (const added of extra) yield* once(added.start, added.duration ?? duration);
}

function* walls({ start }: CalendarEvent, rule: Rule, window: Interval, budget: Budget): Generator<Wall> {
  const isOver = endOf(rule, start);
  for (const wall of recur({ rule, start: start.wall, window, budget })) {
    if (isOver(wall)) return;
    yield wall;
  }
}

/** Whether a wall time lies after UNTIL, which is an instant, a wall time of the event's zone, or a date. */
function endOf({ until }: Rule, { zone, isDate }: ZonedTime): (wall: Wall) => boolean {
  if (!until) return () => false;
  if (until.isDate) return (wall) => wall >= until.wall + day;
  if (until.isUtc && !isDate) return (wall) => toInstant(wall, zone) > until.wall;
  return (wall) => wall > until.wall;
}

/** On the wall, a window is a day wider on both sides, and begins so early that what lasts longer is met. */
function wallWindow({ start, end }: Interval, { days, exact }: Duration): Interval {
  return { start: start - days * day - exact - 2 * day, end: end + 2 * day };
}

/** Whether a time is one of the given: the same instant, or on a date given without a time. */
function excluder(times: readonly ZonedTime[]): (time: ZonedTime) => boolean {
  const dates = new Set(times.filter(({ isDate }) => isDate).map(({ wall }) => wall));
  const instants = new Set(times.filter(({ isDate }) => !isDate).map(instantOf));
  return (time) =>
    dates.has(Math.floor(time.wall / day) * day) || (instants.size > 0 && instants.has(instantOf(time)));
}

function instantOf({ wall, zone }: ZonedTime): Instant {
  return toInstant(wall, zone);
}
