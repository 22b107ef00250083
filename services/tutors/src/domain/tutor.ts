import type { Instant, WeeklyHours } from '@studyhall/time';
import type { SessionMode } from './session.ts';

export const tutorStatuses = ['pending', 'approved', 'suspended'] as const;
/** `pending` from the application to the decision; only who is `approved` is found and booked. */
export type TutorStatus = (typeof tutorStatuses)[number];

export interface Course {
  readonly code: string;
  readonly title: string;
}

/** What tutors say of themselves, and their rules. */
export interface TutorProfile {
  readonly headline: string;
  readonly bio: string;
  readonly courses: readonly Course[];
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly modes: readonly SessionMode[];
  readonly place: string | null;
  readonly link: string | null;
  /** The lengths offered, ascending. */
  readonly sessionMinutes: readonly number[];
  /** Kept free before and after everything else in the tutor's calendar. */
  readonly bufferMinutes: number;
  readonly minNoticeMinutes: number;
  readonly maxAdvanceDays: number;
  readonly maxPerWeek: number;
  /** Booked at once, without a request that the tutor answers. */
  readonly instantBooking: boolean;
}

export interface Rating {
  /** Bayesian mean, 1 to 5. */
  readonly mean: number;
  readonly count: number;
}

export interface Tutor extends TutorProfile {
  readonly id: string;
  readonly name: string;
  readonly status: TutorStatus;
  readonly hours: WeeklyHours;
  readonly revision: number;
  readonly rating: Rating;
  readonly searchTie: string;
  readonly appliedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
  readonly updatedAt: Instant;
}

/** What booking needs to know of a tutor. */
export interface BookableTutor
  extends Pick<
    Tutor,
    | 'id'
    | 'name'
    | 'status'
    | 'modes'
    | 'place'
    | 'link'
    | 'sessionMinutes'
    | 'bufferMinutes'
    | 'minNoticeMinutes'
    | 'maxAdvanceDays'
    | 'maxPerWeek'
    | 'instantBooking'
    | 'hours'
    | 'revision'
  > {
  /** Codes of the courses. */
  readonly courses: readonly string[];
  /** Zone of the hours, and of the weeks that `maxPerWeek` counts. */
  readonly timeZone: string;
}

/** The hours of a tutor who has not set any: never. */
export const noHours: WeeklyHours = { timeZone: 'UTC', weekly: [], overrides: [] };
