import type { Reservation } from '@studyhall/ledger';
import type { Session } from './domain/session.ts';
import type { Tutor } from './domain/tutor.ts';

export function refOf(session: Pick<Session, 'id'>): string {
  return `session:${session.id}`;
}

type Host = Pick<Tutor, 'bufferMinutes' | 'place' | 'link'>;

export function toReservation(session: Session, { bufferMinutes, place, link }: Host): Reservation {
  const isOnline = session.mode === 'online';
  return {
    ref: refOf(session),
    people: [session.tutorId, session.studentId],
    start: session.start,
    end: session.end,
    kind: session.waitlistEntryId === null ? 'session' : 'offer',
    // Nothing personal: each of the two reads it in their own calendar.
    title: `${session.courseCode} tutoring`,
    margins: marginsOf(session, bufferMinutes),
    venue: { place: isOnline ? null : place, link: isOnline ? link : null },
  };
}

/** The tutor's buffer: it must be free around a session, but is not taken by it. */
export function marginsOf({ tutorId }: Pick<Session, 'tutorId'>, minutes: number): Reservation['margins'] {
  return minutes > 0 ? [{ personId: tutorId, minutes }] : [];
}
