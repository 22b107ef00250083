import type { Instant, Interval } from '@studyhall/time';

/** `closed`: declined, not answered in time, or the range has passed. */
export type WaitlistStatus = 'waiting' | 'offered' | 'booked' | 'closed';

/** Someone waits for `minutes` of a tutor's time, somewhere within the interval. */
export interface WaitlistEntry extends Interval {
  readonly id: string;
  readonly tutorId: string;
  readonly studentId: string;
  readonly studentName: string;
  readonly courseCode: string;
  readonly minutes: number;
  readonly status: WaitlistStatus;
  readonly sessionId: string | null;
  readonly createdAt: Instant;
}

/** How many one student may have open at once. */
export const maxOpenEntries = 20;

/** Whether an entry can still be served by a time that starts after now. */
export function isServable(entry: Pick<WaitlistEntry, 'end' | 'minutes'>, now: Instant): boolean {
  return entry.end - entry.minutes * 60_000 > now;
}

type Wish = Pick<WaitlistEntry, 'tutorId' | 'courseCode' | 'minutes' | 'start' | 'end'>;

export function isSameWish(a: Wish, b: Wish): boolean {
  return (
    a.tutorId === b.tutorId &&
    a.courseCode === b.courseCode &&
    a.minutes === b.minutes &&
    a.start === b.start &&
    a.end === b.end
  );
}
