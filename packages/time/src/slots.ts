import { planHours, type WeeklyHours } from './hours-plan.ts';
import { type Instant, minute } from './instant.ts';
import { containsInstant, type Interval, splitIntervals } from './intervals.ts';
import { localDayOf, startOfLocalDay } from './local-time.ts';
import { checkRange } from './range.ts';
import { type GridRun, gridPieces, gridRuns } from './slot-grid.ts';
import {
  checkSlotRules,
  lengthRemovals,
  type RemovalRule,
  ruleAgainst,
  type SlotRules,
  startRemovals,
  takenTime,
} from './slot-rules.ts';
import { expandPlan, expandWeeklyHours } from './weekly-hours.ts';

export interface SlotQuery {
  readonly hours: WeeklyHours;
  /** Taken time in any order, at least all that overlaps `slotWindow(...)`. */
  readonly busy: readonly Interval[];
  /** Where starts are looked for, half-open. */
  readonly range: Interval;
  readonly rules: SlotRules;
}

export interface Slots {
  /** Every start that is offered, ascending. */
  readonly starts: Instant[];
  /** How many starts each rule took; a rule that took none is absent. */
  readonly removed: Partial<Record<RemovalRule, number>>;
}

/** SlotQuery with the hours already expanded over `slotWindow(...)`; the zone says where midnights are. */
export interface ExpandedSlotQuery extends Omit<SlotQuery, 'hours'> {
  readonly stretches: readonly Interval[];
  readonly timeZone: string;
}

/**
 * The starts in a range at which a session of the full length can begin.
 *
 * A free stretch is a stretch of the hours without busy time and its buffers. Starts lie `stepMinutes` apart
 * from the start of their free stretch (and anew from each local midnight that ends a whole day within it),
 * wherever the range, the present or the notice cut in; so the starts of a range are those of its parts.
 * A start is offered where its whole length lies in its free stretch and no rule takes it.
 *
 * `removed` counts, on the grid of each stretch of hours as if nothing were busy, the starts in the range by
 * the first rule that takes them: past, notice, horizon, weekly-limit, ends-too-late (the hours end before the
 * session would), busy (it would overlap taken time) and buffer (only what is kept free around it).
 *
 * Each rule is a set of starts, so all of it is algebra on merged intervals: O(stretches + busy + starts),
 * plus sorting `busy` where it is not merged. Throws InvalidTimeError as expandWeeklyHours does, and for
 * lengths that are not whole minutes.
 */
export function findSlots({ hours, busy, range, rules }: SlotQuery): Slots {
  checkSlotRules(rules);
  checkRange(range);
  const { timeZone } = hours;
  const stretches = expandPlan(planHours(hours), timeZone, slotWindow(timeZone, range, rules));
  return findSlotsIn({ stretches, timeZone, busy, range, rules });
}

export function findSlotsIn({ stretches, timeZone, busy, range, rules }: ExpandedSlotQuery): Slots {
  const { stepMinutes } = rules;
  const taken = takenTime(busy, rules);
  const hoursGrid = gridPieces(stretches, timeZone);
  const removed: Partial<Record<RemovalRule, number>> = {};
  let bookable = splitIntervals(stretches, [range]).inside;
  for (const { rule, starts } of [...startRemovals(rules), ...lengthRemovals(stretches, taken, rules)]) {
    const { inside, outside } = splitIntervals(bookable, starts);
    const count = countStarts(gridRuns(hoursGrid, inside, stepMinutes));
    if (count > 0) removed[rule] = count;
    bookable = outside;
  }
  const free = splitIntervals(stretches, taken.kept).outside;
  const runs = gridRuns(gridPieces(free, timeZone), bookable, stepMinutes);
  return { starts: listStarts(runs, stepMinutes * minute), removed };
}

/**
 * The time from which the slots of a range follow: what to load of busy time. It begins a whole local day
 * before the range's first day, because no grid is anchored earlier, and ends with the last session's buffer.
 */
export function slotWindow(timeZone: string, range: Interval, rules: SlotRules): Interval {
  const buffer = rules.bufferMinutes * minute;
  const firstDay = startOfDay(range.start, timeZone);
  const dayBefore = startOfDay(firstDay - 1, timeZone);
  return { start: dayBefore - buffer, end: range.end + rules.minutes * minute + buffer };
}

/**
 * Why a start cannot be booked, or null where it can, by the same sets of starts as findSlots: a start that
 * findSlots offers is null. The grid is no rule: a start beside it can be booked. `busy` must hold what
 * overlaps the session and its buffers. Throws InvalidTimeError as findSlots does.
 */
export function explainStart({
  hours,
  busy,
  rules,
  start,
}: Omit<SlotQuery, 'range'> & { readonly start: Instant }): RemovalRule | 'outside-hours' | null {
  checkSlotRules(rules);
  const stretches = expandWeeklyHours(hours, { start, end: start + rules.minutes * minute });
  const rule = ruleAgainst(start, startRemovals(rules));
  if (rule) return rule;
  if (!containsInstant(stretches, start)) return 'outside-hours';
  return ruleAgainst(start, lengthRemovals(stretches, takenTime(busy, rules), rules)) ?? null;
}

function startOfDay(instant: Instant, timeZone: string): Instant {
  return startOfLocalDay(localDayOf(instant, timeZone), timeZone);
}

function countStarts(runs: readonly GridRun[]): number {
  return runs.reduce((sum, { count }) => sum + count, 0);
}

function listStarts(runs: readonly GridRun[], step: number): Instant[] {
  const starts: Instant[] = [];
  for (const { first, count } of runs) {
    for (let index = 0; index < count; index += 1) starts.push(first + index * step);
  }
  return starts;
}
