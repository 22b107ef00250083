import { InvalidTimeError } from './errors.ts';
import { type Instant, minute } from './instant.ts';
import { containsInstant, type Interval, normalized, widenIntervals } from './intervals.ts';

/** What a tutor's policy and the moment of asking allow. Lengths are whole minutes. */
export interface SlotRules {
  /** Length of a session; at least 1. */
  readonly minutes: number;
  /** Distance of starts on the grid; at least 1. */
  readonly stepMinutes: number;
  /** Kept free on both sides of busy time. */
  readonly bufferMinutes: number;
  /** Now: nothing starts before it. */
  readonly earliest: Instant;
  /** The end of the minimum notice: nothing starts before it. */
  readonly noticeUntil: Instant;
  /** Nothing starts at it or later. */
  readonly horizonEnd: Instant;
  /** Weeks in which the weekly limit is reached: nothing starts in them. */
  readonly fullWeeks: readonly Interval[];
}

export type RemovalRule =
  | 'past'
  | 'notice'
  | 'horizon'
  | 'weekly-limit'
  | 'ends-too-late'
  | 'busy'
  | 'buffer';

/** The starts that a rule takes, merged. Rules are sets of starts, so that order and counting are set algebra. */
export interface Removal {
  readonly rule: RemovalRule;
  readonly starts: readonly Interval[];
}

const always = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/** Throws InvalidTimeError (`invalid-length`) where a length is not a whole number of minutes. */
export function checkSlotRules({ minutes, stepMinutes, bufferMinutes }: SlotRules): void {
  checkLength('minutes', minutes, 1);
  checkLength('stepMinutes', stepMinutes, 1);
  checkLength('bufferMinutes', bufferMinutes, 0);
}

/** Rules about the start alone, in the order in which they are named. */
export function startRemovals(rules: SlotRules): readonly Removal[] {
  return [
    { rule: 'past', starts: [{ ...always, end: rules.earliest }] },
    { rule: 'notice', starts: [{ ...always, end: rules.noticeUntil }] },
    { rule: 'horizon', starts: [{ ...always, start: rules.horizonEnd }] },
    { rule: 'weekly-limit', starts: normalized(rules.fullWeeks) },
  ];
}

/** Rules about the whole length, for starts within the hours, in the order in which they are named. */
export function lengthRemovals(
  hours: readonly Interval[],
  { busy, kept }: TakenTime,
  rules: SlotRules,
): readonly Removal[] {
  // A start at `interval.start - length` would end as the interval begins; one millisecond later overlaps.
  const overlapping = rules.minutes * minute - 1;
  const tooLate = hours.map(({ start, end }) => ({ start: Math.max(start, end - overlapping), end }));
  return [
    { rule: 'ends-too-late', starts: tooLate },
    { rule: 'busy', starts: widenIntervals(busy, overlapping, 0) },
    { rule: 'buffer', starts: widenIntervals(kept, overlapping, 0) },
  ];
}

/** Busy time, and the same with what is kept free around it; both merged. */
export interface TakenTime {
  readonly busy: readonly Interval[];
  readonly kept: readonly Interval[];
}

export function takenTime(list: readonly Interval[], { bufferMinutes }: SlotRules): TakenTime {
  const busy = normalized(list);
  const buffer = bufferMinutes * minute;
  return { busy, kept: widenIntervals(busy, buffer, buffer) };
}

/** The first rule that takes a start, if any does. */
export function ruleAgainst(start: Instant, removals: readonly Removal[]): RemovalRule | undefined {
  return removals.find(({ starts }) => containsInstant(starts, start))?.rule;
}

function checkLength(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new InvalidTimeError('invalid-length', `${name} must be a whole number from ${least}.`, `/${name}`);
}
