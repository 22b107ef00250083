import { addLocalDays, findSlots, type Instant, type Interval } from '@studyhall/time';
import type { BookableTutor } from './tutor.ts';
import { defaultStepMinutes, findFullWeeks, slotRules } from './tutor-slots.ts';

/** The time in which a tutor can be booked for the shortest length offered, as it was when it was computed. */
export interface FreeTime {
  /** The first start; null where there is none up to the tutor's horizon. */
  readonly nextFree: Instant | null;
  /** Start of the first hour of `freeHours`. */
  readonly from: Instant;
  /** A bit an hour, four to a hexadecimal digit, the earliest highest: something may start in that hour. */
  readonly freeHours: string;
  /** When time alone makes this out of date. */
  readonly dueAt: Instant;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How far ahead the hours are known. */
const windowLength = 35 * day;
/** Starts that come up at the end of the tutor's horizon are seen a day before. */
const lookAhead = day;
const mostHours = windowLength / hour;

/** The stretches of time in which free starts are looked for, one after the other until there is one. */
export function windowAhead(now: Instant, index: number): Interval {
  return { start: now + index * windowLength, end: now + (index + 1) * windowLength };
}

/** Whether a later window than this one can hold starts that the tutor takes. */
export function isBookableAfter(tutor: BookableTutor, window: Interval, now: Instant): boolean {
  return window.end < now + tutor.maxAdvanceDays * day + lookAhead;
}

export interface FreeTimeGrounds {
  readonly tutor: BookableTutor;
  readonly busy: readonly Interval[];
  /** Starts of the tutor's sessions in and around the window. */
  readonly booked: readonly Instant[];
  /** Where to look; `freeHours` tells only of the first. */
  readonly window: Interval;
  readonly now: Instant;
}

export function computeFreeTime({ tutor, busy, booked, window, now }: FreeTimeGrounds): FreeTime {
  const minutes = tutor.sessionMinutes[0] ?? 0;
  const fullWeeks = findFullWeeks(booked, tutor);
  const rules = slotRules(tutor, { minutes, stepMinutes: defaultStepMinutes, now, fullWeeks });
  const wider = { ...rules, horizonEnd: rules.horizonEnd + lookAhead };
  const { starts } = findSlots({ hours: tutor.hours, busy, range: window, rules: wider });
  const first = starts[0] ?? null;
  const nextFree = first !== null && first < rules.horizonEnd ? first : null;
  const from = Math.floor(now / hour) * hour;
  return {
    nextFree,
    from,
    freeHours: encodeHours(starts, from),
    dueAt: clamp(
      nextChange(tutor, { nextFree, first }),
      now + second,
      now + (fullWeeks.length > 0 ? hour : day),
    ),
  };
}

interface FirstStarts {
  readonly nextFree: Instant | null;
  /** The same, or the first beyond the horizon. */
  readonly first: Instant | null;
}

/** When the notice overtakes the next free start, or the horizon reaches the first one beyond it. */
function nextChange(tutor: BookableTutor, { nextFree, first }: FirstStarts): Instant {
  if (nextFree !== null) return nextFree - tutor.minNoticeMinutes * minute + 1;
  if (first !== null) return addLocalDays(first, tutor.timeZone, -tutor.maxAdvanceDays) + 1;
  return Number.POSITIVE_INFINITY;
}

function encodeHours(starts: readonly Instant[], from: Instant): string {
  const digits = new Uint8Array(mostHours / 4);
  for (const start of starts) {
    const index = Math.floor((start - from) / hour);
    if (index < mostHours) digits[index >> 2] = (digits[index >> 2] ?? 0) | (8 >> (index & 3));
  }
  return Array.from(digits, (digit) => digit.toString(16))
    .join('')
    .replace(/0+$/, '');
}

/** Whether something may start within a range: false is certain up to the age of the projection. */
export function mayStartWithin(
  { from, freeHours }: Pick<FreeTime, 'from' | 'freeHours'>,
  range: Interval,
): boolean {
  const last = Math.ceil((range.end - from) / hour);
  if (last > mostHours) return true;
  for (let index = Math.max(0, Math.floor((range.start - from) / hour)); index < last; index += 1) {
    const digit = Number.parseInt(freeHours[index >> 2] ?? '0', 16);
    if (digit & (8 >> (index & 3))) return true;
  }
  return false;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
