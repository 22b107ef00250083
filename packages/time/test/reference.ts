import type { Interval, RemovalRule, SlotQuery, Slots, WeeklyHours } from '../src/index.ts';

const minute = 60_000;

/** What the calendar and the clock on a wall show. */
interface Wall {
  readonly date: string;
  readonly weekday: number;
  readonly time: string;
}

/** Whether a zone's wall shows a time of the hours at an instant: the definition, word by word. */
export function isOpen(hours: WeeklyHours, instant: number): boolean {
  return isOpenBy(readWall(hours.timeZone, instant), hours);
}

function isOpenBy({ date, weekday, time }: Wall, hours: WeeklyHours): boolean {
  if (hours.effectiveFrom !== undefined && date < hours.effectiveFrom) return false;
  if (hours.effectiveTo !== undefined && date > hours.effectiveTo) return false;
  const override = hours.overrides.find((each) => each.date === date);
  const windows = override?.hours ?? hours.weekly.filter((each) => each.weekday === weekday);
  return windows.some(({ from, to }) => from <= time && time < to);
}

function readWall(timeZone: string, instant: number): Wall {
  const clock = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  const text = clock.toString();
  return { date: text.slice(0, 10), weekday: clock.dayOfWeek, time: text.slice(11, 16) };
}

/** findSlots by walking through every minute from three days before; all times must be whole minutes. */
export function findSlotsByMinutes({ hours, busy, range, rules }: SlotQuery): Slots {
  const origin = range.start - 3 * 1440 * minute;
  const length = (range.end - origin) / minute + rules.minutes + 1;
  const instants = Array.from({ length }, (_, index) => origin + index * minute);
  const walls = instants.map((instant) => readWall(hours.timeZone, instant));
  const midnights = findMidnights(walls);
  const open = walls.map((wall) => isOpenBy(wall, hours));
  const taken = instants.map((instant) => isIn(busy, instant));
  const kept = instants.map((instant) =>
    busy.some(
      ({ start, end }) => start < end && isBetween(start, end, instant, rules.bufferMinutes * minute),
    ),
  );
  const free = open.map((isOpenThen, index) => isOpenThen && !kept[index]);

  const whole = (index: number, minutes: readonly boolean[]): boolean =>
    minutes.slice(index, index + rules.minutes).every(Boolean);
  const touches = (index: number, minutes: readonly boolean[]): boolean =>
    minutes.slice(index, index + rules.minutes).some(Boolean);
  const ruleAgainst = (instant: number, index: number): RemovalRule | undefined => {
    if (instant < rules.earliest) return 'past';
    if (instant < rules.noticeUntil) return 'notice';
    if (instant >= rules.horizonEnd) return 'horizon';
    if (isIn(rules.fullWeeks, instant)) return 'weekly-limit';
    if (!whole(index, open)) return 'ends-too-late';
    if (touches(index, taken)) return 'busy';
    return touches(index, kept) ? 'buffer' : undefined;
  };

  const onHours = gridOf(open, midnights, rules.stepMinutes);
  const onFree = gridOf(free, midnights, rules.stepMinutes);
  const starts: number[] = [];
  const removed: Slots['removed'] = {};
  for (const [index, instant] of instants.entries()) {
    if (instant < range.start || instant >= range.end) continue;
    const rule = ruleAgainst(instant, index);
    if (onFree[index] && rule === undefined) starts.push(instant);
    if (onHours[index] && rule !== undefined) removed[rule] = (removed[rule] ?? 0) + 1;
  }
  return { starts, removed };
}

/** Whether each minute is on the grid: so many steps after its stretch began, or after a whole day of it. */
function gridOf(inside: readonly boolean[], midnights: ReadonlySet<number>, step: number): boolean[] {
  let anchor: number | undefined;
  let dayStart: number | undefined;
  return inside.map((isInside, index) => {
    if (!isInside) {
      anchor = undefined;
      dayStart = undefined;
      return false;
    }
    anchor ??= index;
    if (midnights.has(index)) {
      if (dayStart !== undefined) anchor = index;
      dayStart = index;
    }
    return (index - anchor) % step === 0;
  });
}

/** Positions of the minutes at which a date shows on the wall for the first time. */
function findMidnights(walls: readonly Wall[]): Set<number> {
  const midnights = new Set<number>();
  let latest = walls[0]?.date ?? '';
  for (const [index, { date }] of walls.entries()) {
    if (date <= latest) continue;
    midnights.add(index);
    latest = date;
  }
  return midnights;
}

function isIn(intervals: readonly Interval[], instant: number): boolean {
  return intervals.some(({ start, end }) => isBetween(start, end, instant, 0));
}

function isBetween(start: number, end: number, instant: number, margin: number): boolean {
  return start - margin <= instant && instant < end + margin;
}
