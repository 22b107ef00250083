import { type Instant, minute } from './instant.ts';
import { countEndingBy, type Interval, mergeIntervals } from './intervals.ts';
import type { MeetingPlans } from './meeting-hours.ts';
import { firstStartFrom, type StartGrid, startAt } from './start-grid.ts';
import { expandPlan } from './weekly-hours.ts';

/** Somebody who is asked for. */
export interface Attendee {
  /** Whose wall the hours are read on. */
  readonly timeZone: string;
  /** In any order, at least all that overlaps the range. */
  readonly busy: readonly Interval[];
  /** Without whom nothing is a window. */
  readonly required?: boolean | undefined;
}

/** What each start of a grid is worth. */
export interface Attendance {
  /** How many can come. */
  readonly free: Int32Array;
  /** How many of those who are required can come. */
  readonly requiredFree: Int32Array;
  /**
   * Whole minutes by which the window of a start, by number, reaches beyond comfortable hours, for the worst placed
   * who can come. Worked out when asked, since few starts are near enough to the best for it to count.
   */
  readonly discomfortAt: (at: number) => number;
  /** The permitted hours in each zone, merged. */
  readonly permitted: ReadonlyMap<string, readonly Interval[]>;
  /** The busy time of each person, merged. */
  readonly busy: readonly (readonly Interval[])[];
}

/** People of one zone, and so with the same hours, who are all required or all not. */
interface Company {
  readonly timeZone: string;
  readonly required: boolean;
  /** Their positions among all people. */
  readonly members: number[];
}

/** Comfortable hours recur every week: what lies farther than this from a range is never the nearest. */
const around = 8 * 86_400_000;

interface Frame {
  readonly grid: StartGrid;
  readonly range: Interval;
  readonly plans: MeetingPlans;
}

/**
 * Counts, for every start at once, who can come. Busy time blocks a stretch of starts: a difference array takes
 * its two ends, and a running sum yields the count at every start. Hours are laid out once for each zone.
 * O(busy intervals + zones * starts), however long the intervals are.
 */
export function countAttendance(people: readonly Attendee[], frame: Frame): Attendance {
  const { grid, range, plans } = frame;
  const free = new Int32Array(grid.count);
  const requiredFree = new Int32Array(grid.count);
  const busy = people.map((person) => person.busy);
  const present = new Map<string, Uint8Array>();
  const permitted = new Map<string, readonly Interval[]>();
  const blocked = new Int32Array(grid.count + 1);
  for (const { timeZone, required, members } of groupPeople(people)) {
    const here = present.get(timeZone) ?? new Uint8Array(grid.count);
    present.set(timeZone, here);
    const hours = permitted.get(timeZone) ?? expandPlan(plans.permitted, timeZone, range);
    permitted.set(timeZone, hours);
    blocked.fill(0);
    for (const position of members) {
      busy[position] = blockStarts(blocked, grid, busy[position] ?? []);
    }
    let busyThen = 0;
    let at = 0;
    for (const { start, end } of hours) {
      const from = firstStartFrom(grid, start);
      const until = firstStartFrom(grid, end - grid.length + 1);
      for (; at < from; at += 1) busyThen += blocked[at] ?? 0;
      for (; at < until; at += 1) {
        busyThen += blocked[at] ?? 0;
        const come = members.length - busyThen;
        if (come === 0) continue;
        free[at] = (free[at] ?? 0) + come;
        if (required) requiredFree[at] = (requiredFree[at] ?? 0) + come;
        here[at] = 1;
      }
    }
  }
  return { free, requiredFree, busy, permitted, discomfortAt: discomfortMeter(present, frame) };
}

function groupPeople(people: readonly Attendee[]): Iterable<Company> {
  const companies = new Map<string, Company>();
  for (const [position, { timeZone, required = false }] of people.entries()) {
    const key = required ? `required ${timeZone}` : timeZone;
    const company = companies.get(key);
    if (company) company.members.push(position);
    else companies.set(key, { timeZone, required, members: [position] });
  }
  return companies.values();
}

/** Counts the starts that somebody's busy time blocks, in any order; answers it merged. */
function blockStarts(blocked: Int32Array, grid: StartGrid, busy: readonly Interval[]): readonly Interval[] {
  const done = addBlocked(blocked, grid, busy, 1);
  if (done === busy.length) return busy;
  // Rare enough to be undone: to look first whether all is in order takes as long as to count.
  addBlocked(blocked, grid, busy.slice(0, done), -1);
  const merged = mergeIntervals(busy);
  addBlocked(blocked, grid, merged, 1);
  return merged;
}

/**
 * Starts of which a window would overlap: those after `start - length` and before `end`; each counts once, so many
 * times. Answers how many of the intervals are merged, from the first on; the others are not counted.
 */
function addBlocked(
  blocked: Int32Array,
  { runs, step, length }: StartGrid,
  busy: readonly Interval[],
  times: number,
): number {
  // To multiply is quicker than to divide. Half a millisecond keeps whole steps clear of how the product is rounded.
  const perMillisecond = 1 / step;
  let done = busy.length;
  for (const { first, size, index } of runs) {
    let counted = 0;
    let previousEnd = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < done; at += 1) {
      const { start, end } = busy[at] as Interval;
      if (start <= previousEnd || end <= start) {
        done = at;
        break;
      }
      previousEnd = end;
      const from = Math.max(Math.floor((start - length - first + 0.5) * perMillisecond) + 1, counted);
      const until = Math.min(Math.floor((end - first - 0.5) * perMillisecond) + 1, size);
      if (from >= until) continue;
      blocked[index + from] = (blocked[index + from] ?? 0) + times;
      blocked[index + until] = (blocked[index + until] ?? 0) - times;
      counted = until;
    }
  }
  return done;
}

/** `present` says for each zone, and each start, whether anybody there can come. */
function discomfortMeter(present: ReadonlyMap<string, Uint8Array>, { grid, range, plans }: Frame) {
  const wide = { start: range.start - around, end: range.end + around };
  const layOut = () =>
    [...present].map(([timeZone, here]) => ({
      here,
      comfortable: expandPlan(plans.comfortable, timeZone, wide),
    }));
  let places: ReturnType<typeof layOut> | undefined;
  return (at: number): number => {
    places ??= layOut();
    const start = startAt(grid, at);
    const end = start + grid.length;
    let worst = 0;
    for (const { here, comfortable } of places) {
      if (here[at] === 1) worst = Math.max(worst, reachBeyond(comfortable, start, end));
    }
    return worst;
  };
}

/**
 * How far a window reaches beyond the nearest of the stretches. Of those that end before the window begins, the
 * latest is the nearest; of the others, those that begin closer than the best so far may be.
 */
function reachBeyond(stretches: readonly Interval[], start: Instant, end: Instant): number {
  let next = countEndingBy(stretches, start);
  const before = stretches[next - 1];
  let least = before ? end - before.end : Number.POSITIVE_INFINITY;
  for (; least > 0; next += 1) {
    const stretch = stretches[next];
    if (!stretch || stretch.start - start >= least) break;
    least = Math.min(least, Math.max(stretch.start - start, end - stretch.end, 0));
  }
  return Math.ceil(least / minute);
}
