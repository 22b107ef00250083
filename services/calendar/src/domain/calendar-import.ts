import type { Instant, Interval } from '@studyhall/time';

/** A calendar from elsewhere that says when a person is busy. */
export interface CalendarImport {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** Null for one that was uploaded. */
  readonly url: string | null;
  readonly createdAt: Instant;
  /** When it was last known to be current. */
  readonly readAt: Instant;
  /** When its busy time was last worked out. */
  readonly laidOutAt: Instant;
  readonly failure: ImportFailure | null;
}

/** A feed that cannot be read, and keeps its last busy time meanwhile. */
export interface ImportFailure {
  readonly since: Instant;
  /** How often it was tried, one after the other. */
  readonly times: number;
  /** A sentence for its owner. */
  readonly reason: string;
}

export interface ImportedTime extends Interval {
  readonly title: string;
}

const hour = 3_600_000;
const day = 24 * hour;

export const mostImports = 10;
/** Of one import, whole as the calendar has them. */
export const mostImportedTimes = 5_000;

const daysBack = 62;
const daysAhead = 400;

/** The stretch of time in which an import counts, worked out anew once a week. */
export function importWindow(now: Instant): Interval {
  return { start: now - daysBack * day, end: now + daysAhead * day };
}

const layOutEvery = 7 * day;
const readEvery = hour;
const longestPause = day;

/** When something is to be done for an import that is as it should be. */
export function nextDue(url: string | null, now: Instant): Instant {
  return now + (url === null ? layOutEvery : readEvery);
}

/** A failing feed is tried less and less often, daily at least. */
export function nextTry(failures: number, now: Instant): Instant {
  return now + Math.min(readEvery * 2 ** Math.min(failures, 10), longestPause);
}

/** Whether later occurrences are to be worked out although the calendar has not changed. */
export function isOutOfDate({ laidOutAt }: Pick<CalendarImport, 'laidOutAt'>, now: Instant): boolean {
  return now - laidOutAt >= layOutEvery;
}

/** What lies in the window, in pieces of at most a day: whatever is looked up is found by its start. */
export function cutToPieces(times: readonly ImportedTime[], window: Interval): ImportedTime[] {
  return times.flatMap(({ start, end, title }) => {
    const last = Math.min(end, window.end);
    const pieces: ImportedTime[] = [];
    for (let from = Math.max(start, window.start); from < last; from += day) {
      pieces.push({ start: from, end: Math.min(from + day, last), title });
    }
    return pieces;
  });
}
