import type { Reservation } from '@studyhall/ledger';
import type { Session } from './domain/session.ts';

export function refOf(session: Pick<Session, 'id'>): string {
  return `session:${session.id}`;
}

export function toReservation(session: Session, bufferMinutes: number): Reservation {
  return {
    ref: refOf(session),
    people: [session.tutorId, session.studentId],
    start: session.start,
    end: session.end,
    kind: session.waitlistEntryId === null ? 'session' : 'offer',
    // Nothing personal: each of the two reads it in their own calendar.
    title: `${session.courseCode} tutoring`,
    margins: marginsOf(session, bufferMinutes),
  };
}

/** The tutor's buffer: it must be free around a session, but is not taken by it. */
export function marginsOf({ tutorId }: Pick<Session, 'tutorId'>, minutes: number): Reservation['margins'] {
  return minutes > 0 ? [{ personId: tutorId, minutes }] : [];
}
