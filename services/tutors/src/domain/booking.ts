import type { Interval } from '@studyhall/time';
import type { LimitRule } from './limits.ts';
import type { Session, SessionMode } from './session.ts';

/** What a student asks for, but for its time. */
export interface BookingWish {
  readonly studentId: string;
  readonly courseCode: string;
  readonly minutes: number;
  readonly mode: SessionMode;
}

export interface TutorOffer {
  readonly id: string;
  readonly courses: readonly string[];
  readonly sessionMinutes: readonly number[];
  readonly modes: readonly SessionMode[];
}

/** Rules on the request itself: the same request never passes. */
export type WishRule = 'yourself' | 'course' | 'minutes' | 'mode';
/** Rules on the time asked for, whoever else wants it. */
export type TimeRule = 'past' | 'notice' | 'horizon' | 'outside-hours' | 'ends-too-late';
/** The time is not free, or was not a moment ago. */
export type ConflictRule = 'busy' | 'buffer' | 'your-time' | LimitRule;
export type BookingRule = WishRule | TimeRule | ConflictRule;

export function findWishProblem(wish: BookingWish, tutor: TutorOffer): WishRule | null {
  if (wish.studentId === tutor.id) return 'yourself';
  if (!tutor.courses.includes(wish.courseCode)) return 'course';
  if (!tutor.sessionMinutes.includes(wish.minutes)) return 'minutes';
  return tutor.modes.includes(wish.mode) ? null : 'mode';
}

/** Which rule the ledger's refusal stands for: what is busy may touch only the buffer around the session. */
export function findConflict(
  { tutorId, start, end }: Pick<Session, 'tutorId' | 'start' | 'end'>,
  busy: readonly (Interval & { readonly personId: string })[],
): 'busy' | 'buffer' | 'your-time' {
  const ofTutor = busy.filter(({ personId }) => personId === tutorId);
  if (ofTutor.some((time) => time.start < end && time.end > start)) return 'busy';
  return ofTutor.length > 0 ? 'buffer' : 'your-time';
}

const conflicts: ReadonlySet<BookingRule> = new Set<ConflictRule>([
  'busy',
  'buffer',
  'your-time',
  'paused',
  'max-per-day',
  'max-per-week',
  'weekly-limit',
  'waitlist',
]);

/** 409 for what may be different a moment later, 422 for what the request itself has wrong. */
export function refusalStatus(rule: BookingRule): 409 | 422 {
  return conflicts.has(rule) ? 409 : 422;
}

/** Whether another time could help, so that the refusal offers some. */
export function concernsTime(rule: BookingRule): boolean {
  return !['yourself', 'course', 'minutes', 'mode', 'paused'].includes(rule);
}

const sentences: Readonly<Record<BookingRule, string>> = {
  yourself: 'You cannot book a session with yourself.',
  course: 'This tutor does not teach that course.',
  minutes: 'This tutor does not offer sessions of that length.',
  mode: 'This tutor does not meet that way.',
  past: 'That time is past.',
  notice: 'That time is too soon: the tutor asks for more notice.',
  horizon: 'That time is further ahead than the tutor takes bookings.',
  'outside-hours': 'That time is outside the hours of the tutor.',
  'ends-too-late': 'A session of that length would end after the hours of the tutor.',
  busy: 'That time is taken.',
  buffer: 'That time is too close to something else in the calendar of the tutor.',
  'your-time': 'You have something else in your own calendar at that time.',
  paused: 'Booking is paused for you after sessions that you missed. Speak with your coordinator.',
  'max-per-day': 'You have as many sessions on that day as the programme allows.',
  'max-per-week': 'You have as many sessions in that week as the programme allows.',
  'weekly-limit': 'The tutor takes no more sessions in that week.',
  waitlist: 'That time has just become free and is being offered to those who wait for it.',
};

export function describeRefusal(rule: BookingRule): string {
  return sentences[rule];
}
