import type { EventType } from '@studyhall/events';
import { publish } from '@studyhall/events';
import { formatInstant, type Instant } from '@studyhall/time';
import type { Writer } from './data/tables.ts';
import type { Session } from './domain/session.ts';

export type SessionEventType = Extract<EventType, `session.${string}`>;

interface SessionEvent {
  readonly type: Exclude<SessionEventType, 'session.reviewed'>;
  readonly session: Session;
  readonly at: Instant;
  readonly previousStart?: Instant;
  readonly byPersonId?: string | undefined;
}

export function publishSessionEvent(tx: Writer, event: SessionEvent): Promise<void> {
  const { type, session, at, previousStart, byPersonId } = event;
  const data = {
    sessionId: session.id,
    tutorId: session.tutorId,
    studentId: session.studentId,
    tutorName: session.tutorName,
    studentName: session.studentName,
    courseCode: session.courseCode,
    start: formatInstant(session.start),
    end: formatInstant(session.end),
    status: session.status,
    mode: session.mode,
    topic: session.topic,
    ...(previousStart !== undefined && { previousStart: formatInstant(previousStart) }),
    ...(session.reason !== null && { reason: session.reason }),
    ...(byPersonId !== undefined && { byPersonId }),
  };
  return publish(tx, { type, subject: session.id, data, at });
}

/** Tells the first in line that a time is theirs for a while. */
export function publishOffer(tx: Writer, session: Session, at: Instant): Promise<void> {
  return publish(tx, {
    type: 'waitlist.offered',
    subject: session.id,
    at,
    data: {
      entryId: session.waitlistEntryId ?? '',
      sessionId: session.id,
      tutorId: session.tutorId,
      studentId: session.studentId,
      start: formatInstant(session.start),
      end: formatInstant(session.end),
      expiresAt: formatInstant(session.answerBy ?? session.start),
    },
  });
}
