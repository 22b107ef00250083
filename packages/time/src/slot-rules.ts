import { InvalidTimeError } from './errors.ts';
import { type Instant, minute } from './instant.ts';
import { containsInstant, type Interval, mergeIntervals } from './intervals.ts';

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
    { rule: 'weekly-limit', starts: mergeIntervals(rules.fullWeeks) },
  ];
}

/** Rules about the whole length, for starts within the hours, in the order in which they are named. */
export function lengthRemovals(
  hours: readonly Interval[],
  busy: readonly Interval[],
  { minutes, bufferMinutes }: SlotRules,
): readonly Removal[] {
  const length = minutes * minute;
  const tooLate = hours.map(({ start, end }) => ({ start: Math.max(start, end - length + 1), end }));
  return [
    { rule: 'ends-too-late', starts: tooLate },
    { rule: 'busy', starts: startsThatOverlap(busy, length) },
    { rule: 'buffer', starts: startsThatOverlap(widen(busy, bufferMinutes), length) },
  ];
}

/** Busy time with the buffer on both sides, merged. */
export function widen(busy: readonly Interval[], bufferMinutes: number): Interval[] {
  const buffer = bufferMinutes * minute;
  return mergeIntervals(busy.map(({ start, end }) => ({ start: start - buffer, end: end + buffer })));
}

/** The first rule that takes a start, if any does. */
export function ruleAgainst(start: Instant, removals: readonly Removal[]): RemovalRule | undefined {
  return removals.find(({ starts }) => containsInstant(starts, start))?.rule;
}

/** A start before `interval.start - length + 1` leaves the whole length before the interval. */
function startsThatOverlap(intervals: readonly Interval[], length: number): Interval[] {
  return mergeIntervals(intervals.map(({ start, end }) => ({ start: start - length + 1, end })));
}

function checkLength(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new InvalidTimeError('invalid-length', `${name} must be a whole number from ${least}.`, `/${name}`);
}
