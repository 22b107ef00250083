import { addLocalDays, type Instant, type Interval, type SlotRules, startOfLocalWeek } from '@studyhall/time';
import type { BookableTutor } from './tutor.ts';

const minute = 60_000;

/** Starts lie this far apart unless a request says otherwise. */
export const defaultStepMinutes = 15;

export interface SlotWish {
  readonly minutes: number;
  readonly stepMinutes: number;
  readonly now: Instant;
  /** Weeks in which the tutor takes no more. */
  readonly fullWeeks: readonly Interval[];
}

/** A tutor's rules at one moment. */
export function slotRules(
  tutor: Pick<BookableTutor, 'timeZone' | 'bufferMinutes' | 'minNoticeMinutes' | 'maxAdvanceDays'>,
  { minutes, stepMinutes, now, fullWeeks }: SlotWish,
): SlotRules {
  return {
    minutes,
    stepMinutes,
    bufferMinutes: tutor.bufferMinutes,
    earliest: now,
    noticeUntil: now + tutor.minNoticeMinutes * minute,
    horizonEnd: addLocalDays(now, tutor.timeZone, tutor.maxAdvanceDays),
    fullWeeks,
  };
}

/** The whole local weeks, from Monday, that a range touches. */
export function weeksAround({ start, end }: Interval, timeZone: string): Interval {
  return { start: startOfLocalWeek(start, timeZone), end: weekOf(end - 1, timeZone).end };
}

/** The weeks in which sessions with these starts reach the weekly limit. */
export function findFullWeeks(
  starts: readonly Instant[],
  { timeZone, maxPerWeek }: Pick<BookableTutor, 'timeZone' | 'maxPerWeek'>,
): Interval[] {
  if (starts.length < maxPerWeek) return [];
  const weeks = Map.groupBy(starts, (start) => startOfLocalWeek(start, timeZone));
  return [...weeks].flatMap(([start, sessions]) =>
    sessions.length >= maxPerWeek ? [weekOf(start, timeZone)] : [],
  );
}

function weekOf(instant: Instant, timeZone: string): Interval {
  const start = startOfLocalWeek(instant, timeZone);
  return { start, end: addLocalDays(start, timeZone, 7) };
}
