import { minute } from './instant.ts';
import { type Interval, normalized } from './intervals.ts';
import type { MeetingPlans } from './meeting-hours.ts';
import { firstStartFrom, listStarts, type StartGrid } from './start-grid.ts';
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
  /** Whole minutes by which the window reaches beyond comfortable hours, for the worst placed who can come. */
  readonly discomfort: Int32Array;
}

/** People of one zone, and so with the same hours, who are all required or all not. */
interface Company {
  readonly timeZone: string;
  readonly required: boolean;
  readonly busy: (readonly Interval[])[];
}

/** Comfortable hours recur every week: what lies farther than this from a range is never the nearest. */
const around = 8 * 86_400_000;

/**
 * Counts, for every start at once, who can come. Busy time blocks a stretch of starts: a difference array takes
 * its two ends, and a running sum yields the count at every start. Hours are laid out once for each zone.
 * O(busy intervals + zones * starts), however long the intervals are.
 */
export function countAttendance(
  people: readonly Attendee[],
  { grid, range, plans }: { grid: StartGrid; range: Interval; plans: MeetingPlans },
): Attendance {
  const free = new Int32Array(grid.count);
  const requiredFree = new Int32Array(grid.count);
  const discomfort = new Int32Array(grid.count);
  const blocked = new Int32Array(grid.count + 1);
  const starts = listStarts(grid);
  const wide = { start: range.start - around, end: range.end + around };
  for (const { timeZone, required, busy } of groupPeople(people)) {
    blocked.fill(0);
    for (const list of busy) blockStarts(blocked, grid, list);
    const measure = discomfortMeter(expandPlan(plans.comfortable, timeZone, wide), grid.length);
    let busyThen = 0;
    let at = 0;
    for (const { start, end } of expandPlan(plans.permitted, timeZone, range)) {
      const from = firstStartFrom(grid, start);
      const until = firstStartFrom(grid, end - grid.length + 1);
      for (; at < from; at += 1) busyThen += blocked[at] ?? 0;
      for (; at < until; at += 1) {
        busyThen += blocked[at] ?? 0;
        const come = busy.length - busyThen;
        if (come === 0) continue;
        free[at] = (free[at] ?? 0) + come;
        if (required) requiredFree[at] = (requiredFree[at] ?? 0) + come;
        discomfort[at] = Math.max(discomfort[at] ?? 0, measure(starts[at] ?? 0));
      }
    }
  }
  return { free, requiredFree, discomfort };
}

function groupPeople(people: readonly Attendee[]): Iterable<Company> {
  const companies = new Map<string, Company>();
  for (const { timeZone, busy, required = false } of people) {
    const key = `${required} ${timeZone}`;
    const company = companies.get(key);
    if (company) company.busy.push(busy);
    else companies.set(key, { timeZone, required, busy: [busy] });
  }
  return companies.values();
}

/** Starts of which a window would overlap: those after `start - length` and before `end`; each counts once. */
function blockStarts(blocked: Int32Array, grid: StartGrid, busy: readonly Interval[]): void {
  let counted = 0;
  for (const { start, end } of normalized(busy)) {
    const from = Math.max(firstStartFrom(grid, start - grid.length + 1), counted);
    const until = firstStartFrom(grid, end);
    if (from >= until) continue;
    blocked[from] = (blocked[from] ?? 0) + 1;
    blocked[until] = (blocked[until] ?? 0) - 1;
    counted = until;
  }
}

/**
 * Measures, for ascending starts, how far a window reaches beyond the nearest comfortable stretch. Of the
 * stretches that began before, the latest is the nearest; of the later ones, those that begin closer than the
 * best so far may be.
 */
function discomfortMeter(comfortable: readonly Interval[], length: number): (start: number) => number {
  let next = 0;
  return (start) => {
    while ((comfortable[next]?.start ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const end = start + length;
    const current = comfortable[next - 1];
    let least = current ? Math.max(end - current.end, 0) : Number.POSITIVE_INFINITY;
    for (let later = next; least > 0; later += 1) {
      const stretch = comfortable[later];
      if (!stretch || stretch.start - start >= least) break;
      least = Math.min(least, Math.max(stretch.start - start, end - stretch.end));
    }
    return Math.ceil(least / minute);
  };
}
