import type { Instant, Interval } from '@studyhall/time';

export type MeetingStatus = 'planned' | 'cancelled';

/** What whoever plans a meeting says of it. */
export interface MeetingDetails {
  readonly title: string;
  readonly place: string | null;
  readonly link: string | null;
  /** The most who may come; null where everyone may. */
  readonly capacity: number | null;
}

/** One occurrence, alone or of a series. */
export interface Meeting extends MeetingDetails, Interval {
  readonly id: string;
  readonly groupId: string;
  readonly seriesId: string | null;
  /** The local date that the rule gives it, which stays its name however it is moved. */
  readonly occursOn: string;
  /** The local date and time that the rule gives it, `2026-03-02T10:00:00`: calendars know it by that. */
  readonly occursAt: string;
  /** IANA; of the wall that a series keeps to. */
  readonly timeZone: string;
  readonly status: MeetingStatus;
  /** Why it was cancelled. */
  readonly reason: string | null;
  readonly organizerId: string;
  /** Counts the changes that others see; within a series over all that it has. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

export interface Series {
  readonly id: string;
  readonly groupId: string;
  readonly everyWeeks: number;
  /** The last local date on which it may take place. */
  readonly until: string;
}

/** To change one occurrence, or it and all that follow in its series. */
export const scopes = ['one', 'following'] as const;
export type Scope = (typeof scopes)[number];

export const answers = ['yes', 'no', 'maybe'] as const;
export type Answer = (typeof answers)[number];

export interface MeetingAnswer {
  readonly meetingId: string;
  readonly personId: string;
  readonly personName: string;
  readonly answer: Answer;
  /** A yes that takes no time and no seat. */
  readonly tentative: boolean;
  readonly answeredAt: Instant;
}

export type Closure = 'cancelled' | 'over';

/** Why nobody can answer or change a meeting any more; null while they can. */
export function findClosure({ status, start }: Meeting, now: Instant): Closure | null {
  if (status === 'cancelled') return 'cancelled';
  return start <= now ? 'over' : null;
}
