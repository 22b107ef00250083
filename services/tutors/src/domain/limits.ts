import {
  addLocalDays,
  type Instant,
  type Interval,
  localDateOf,
  startOfLocalDate,
  startOfLocalWeek,
} from '@studyhall/time';

/** The coordinator's policy. Days and weeks (from Monday) are those of its time zone. */
export interface Policy {
  readonly maxPerDay: number;
  readonly maxPerWeek: number;
  readonly cancelNoticeMinutes: number;
  readonly noShowsBeforePause: number;
  readonly timeZone: string;
}

const day = 86_400_000;

/** A no-show counts towards the pause this long, so that a pause ends by itself. */
export const noShowMemory = 90 * day;

export type LimitRule = 'paused' | 'max-per-day' | 'max-per-week' | 'weekly-limit' | 'waitlist';

/** What the persons concerned have already, as read under their locks; each a list of starts. */
export interface BookedLoad {
  /** The student's sessions in the week of the policy's zone that is asked for. */
  readonly student: readonly Instant[];
  /** The tutor's sessions in the week of the tutor's zone that is asked for. */
  readonly tutor: readonly Instant[];
  /** The student's no-shows that count. */
  readonly noShows: readonly Instant[];
  /** Others wait for this time, which has just become free and is about to be offered to them. */
  readonly waitedFor: boolean;
}

export interface LoadWindows {
  readonly studentDay: Interval;
  readonly studentWeek: Interval;
  readonly tutorWeek: Interval;
}

export function loadWindows(start: Instant, policyZone: string, tutorZone: string): LoadWindows {
  return {
    studentDay: localDay(start, policyZone),
    studentWeek: localWeek(start, policyZone),
    tutorWeek: localWeek(start, tutorZone),
  };
}

interface LimitCheck {
  readonly wanted: Instant;
  readonly load: BookedLoad;
  readonly windows: LoadWindows;
  readonly policy: Policy;
  readonly tutorMaxPerWeek: number;
}

/** The first limit that one more session would exceed; null when it fits. */
export function findExceededLimit(check: LimitCheck): LimitRule | null {
  const { wanted, load, windows, policy, tutorMaxPerWeek } = check;
  const student = withoutRivals(load.student, wanted);
  const tutor = withoutRivals(load.tutor, wanted);
  if (load.noShows.length >= policy.noShowsBeforePause) return 'paused';
  const today = student.filter((start) => contains(windows.studentDay, start));
  if (today.length >= policy.maxPerDay) return 'max-per-day';
  if (student.length >= policy.maxPerWeek) return 'max-per-week';
  if (tutor.length >= tutorMaxPerWeek) return 'weekly-limit';
  return load.waitedFor ? 'waitlist' : null;
}

/** Of those who race for one time only one will have it: the ledger decides, and no limit is reached by the race. */
function withoutRivals(starts: readonly Instant[], wanted: Instant): Instant[] {
  return [...new Set(starts)].filter((start) => start !== wanted);
}

/** The days and weeks in which a student with these sessions can book no more. */
export function fullPeriods(starts: readonly Instant[], policy: Policy): Interval[] {
  const { timeZone, maxPerDay, maxPerWeek } = policy;
  return [
    ...findFull(
      starts.map((start) => localDay(start, timeZone)),
      maxPerDay,
    ),
    ...findFull(
      starts.map((start) => localWeek(start, timeZone)),
      maxPerWeek,
    ),
  ];
}

function findFull(periods: readonly Interval[], limit: number): Interval[] {
  const counts = Map.groupBy(periods, ({ start }) => start);
  return [...counts.values()].flatMap((same) => (same.length >= limit ? same.slice(0, 1) : []));
}

function localDay(instant: Instant, timeZone: string): Interval {
  const startOfDay = (at: Instant) => startOfLocalDate(localDateOf(at, timeZone), timeZone);
  const start = startOfDay(instant);
  return { start, end: startOfDay(addLocalDays(start, timeZone, 1)) };
}

function localWeek(instant: Instant, timeZone: string): Interval {
  const start = startOfLocalWeek(instant, timeZone);
  return { start, end: startOfLocalWeek(addLocalDays(start, timeZone, 7), timeZone) };
}

export function contains({ start, end }: Interval, instant: Instant): boolean {
  return instant >= start && instant < end;
}
