import { addLocalDays, findSubstitutes, type Interval, overlaps, startOfLocalWeek } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import type { Group } from '../domain/group.ts';
import type { PlannedTime } from '../domain/meeting-plan.ts';
import { loadBusyTimes } from './load-busy-times.ts';

const substitutesShown = 3;
const stepMinutes = 15;
const hours = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  permitted: { from: '08:00', to: '21:00' },
  comfortable: { from: '09:00', to: '18:00' },
};

export interface CheckedTime extends PlannedTime {
  /** How many members have something else then. */
  readonly clashes: number;
  /** Starts in the same week at which more of them can come. */
  readonly substitutes: readonly number[];
}

/** Looks at every occurrence against the time of all members. Throws UnavailableError while the calendar is away. */
export async function checkPlan(
  context: Context,
  group: Group,
  times: readonly PlannedTime[],
): Promise<CheckedTime[]> {
  const { timeZone } = group;
  const busy = await loadMembersTime(context, group, spanWeeks(times, timeZone));
  const people = busy.map((intervals) => ({ timeZone, busy: intervals }));
  const earliest = context.now();
  return times.map((time) => {
    const { start, end } = time;
    const clashes = countBusy(busy, time);
    if (clashes === 0) return { ...time, clashes, substitutes: [] };
    const minutes = (end - start) / 60_000;
    const query = { people, start, minutes, stepMinutes, timeZone, hours, earliest, limit: substitutesShown };
    return { ...time, clashes, substitutes: findSubstitutes(query).map((substitute) => substitute.start) };
  });
}

/** How many members have something else at each time. */
export async function countClashes(
  context: Context,
  group: Group,
  times: readonly Interval[],
): Promise<number[]> {
  const busy = await loadMembersTime(context, group, span(times));
  return times.map((time) => countBusy(busy, time));
}

async function loadMembersTime(context: Context, group: Group, range: Interval) {
  const members = await findActiveMembers(context.db.read, group.id);
  const ids = members.map(({ personId }) => personId);
  return loadBusyTimes(context, ids, range);
}

function countBusy(busy: readonly (readonly Interval[])[], time: Interval): number {
  return busy.filter((intervals) => intervals.some((interval) => overlaps(interval, time))).length;
}

function span(times: readonly Interval[]): Interval {
  return {
    start: Math.min(...times.map(({ start }) => start)),
    end: Math.max(...times.map(({ end }) => end)),
  };
}

/** The whole local weeks of the times. */
function spanWeeks(times: readonly Interval[], timeZone: string): Interval {
  const { start, end } = span(times);
  return {
    start: startOfLocalWeek(start, timeZone),
    end: addLocalDays(startOfLocalWeek(end, timeZone), timeZone, 7),
  };
}
