import { formatInstant, type Instant } from '@studyhall/time';
import type { Notes } from './data/notes-repository.ts';
import type { Policy } from './domain/limits.ts';
import { firstName, type Review } from './domain/rating.ts';
import { isVisible, minutesOf, type Session } from './domain/session.ts';
import type { BookableTutor } from './domain/tutor.ts';
import type { WaitlistEntry } from './domain/waitlist.ts';
import type { PolicyAnswer } from './routes/policy.schema.ts';
import type { ReviewAnswer } from './routes/reviews.schema.ts';
import type { MeetingPoint, NotesAnswer, SessionAnswer } from './routes/sessions.schema.ts';
import type { WaitlistEntryAnswer } from './routes/waitlist.schema.ts';

export function presentSession(session: Session): SessionAnswer {
  if (!isVisible(session.status))
    throw new Error(`Session ${session.id} is ${session.status}: not to be shown`);
  return {
    id: session.id,
    tutorId: session.tutorId,
    tutorName: session.tutorName,
    studentId: session.studentId,
    studentName: session.studentName,
    courseCode: session.courseCode,
    start: formatInstant(session.start),
    end: formatInstant(session.end),
    minutes: minutesOf(session),
    mode: session.mode,
    topic: session.topic,
    status: session.status,
    reason: session.reason,
    answerBy: session.status === 'requested' ? presentInstant(session.answerBy) : null,
    movingTo: presentInstant(session.move?.start ?? null),
    createdAt: formatInstant(session.createdAt),
    changedAt: formatInstant(session.changedAt),
  };
}

/** Where to meet: for the two of a session, once it is agreed. */
export function presentMeetingPoint(
  { status, mode }: Session,
  tutor: Pick<BookableTutor, 'place' | 'link'> | null,
): MeetingPoint {
  if (status !== 'confirmed') return { place: null, link: null };
  return mode === 'online'
    ? { place: null, link: tutor?.link ?? null }
    : { place: tutor?.place ?? null, link: null };
}

/** The private notes only to those who may read them. */
export function presentNotes(notes: Notes, mayReadPrivate: boolean): NotesAnswer {
  return { shared: notes.shared, private: mayReadPrivate ? notes.private : null };
}

export function presentReview({ studentName, rating, comment, reviewedAt }: Review): ReviewAnswer {
  return { reviewer: firstName(studentName), rating, comment, reviewedAt: formatInstant(reviewedAt) };
}

export function presentPolicy(policy: Policy): PolicyAnswer {
  return {
    maxPerDay: policy.maxPerDay,
    maxPerWeek: policy.maxPerWeek,
    cancelNoticeMinutes: policy.cancelNoticeMinutes,
    noShowsBeforePause: policy.noShowsBeforePause,
    timeZone: policy.timeZone,
  };
}

export interface PlacedEntry {
  readonly entry: WaitlistEntry;
  readonly position: number;
  /** What is on offer to it. */
  readonly offered: Session | null;
}

/** What an entry waits for. */
export function presentWish(entry: WaitlistEntry) {
  return {
    id: entry.id,
    tutorId: entry.tutorId,
    courseCode: entry.courseCode,
    from: formatInstant(entry.start),
    to: formatInstant(entry.end),
    minutes: entry.minutes,
    createdAt: formatInstant(entry.createdAt),
  };
}

export function presentWaitlistEntry({ entry, position, offered }: PlacedEntry): WaitlistEntryAnswer {
  return {
    ...presentWish(entry),
    status: offered ? 'offered' : 'waiting',
    position,
    offer: offered && {
      sessionId: offered.id,
      start: formatInstant(offered.start),
      end: formatInstant(offered.end),
      expiresAt: formatInstant(offered.answerBy ?? offered.start),
    },
  };
}

function presentInstant(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant);
}
