import type { ServiceName } from '@studyhall/platform';
import { type Static, Type } from 'typebox';

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Instant = Type.String({ format: 'date-time' });
const Text = Type.String({ maxLength: 4000 });

const PersonRegistered = Type.Object({ personId: Id, name: Text, email: Text });
const RolesChanged = Type.Object({ personId: Id, roles: Type.Array(Text), byPersonId: Type.Optional(Id) });

const TutorDecision = Type.Object({
  tutorId: Id,
  name: Text,
  byPersonId: Type.Optional(Id),
  reason: Type.Optional(Text),
});

const SessionChange = Type.Object({
  sessionId: Id,
  tutorId: Id,
  studentId: Id,
  tutorName: Text,
  studentName: Text,
  courseCode: Text,
  start: Instant,
  end: Instant,
  status: Text,
  mode: Text,
  topic: Text,
  previousStart: Type.Optional(Instant),
  reason: Type.Optional(Text),
  byPersonId: Type.Optional(Id),
});

const SessionReviewed = Type.Object({
  sessionId: Id,
  tutorId: Id,
  studentId: Id,
  rating: Type.Integer({ minimum: 1, maximum: 5 }),
});

const WaitlistOffered = Type.Object({
  entryId: Id,
  sessionId: Id,
  tutorId: Id,
  studentId: Id,
  start: Instant,
  end: Instant,
  expiresAt: Instant,
});

const CalendarChanged = Type.Object({
  people: Type.Array(Type.Object({ personId: Id, revision: Type.Integer() }), { maxItems: 1000 }),
});

/** The data of every event type. A field may be added, never removed or given another meaning. */
export const eventSchemas = {
  'person.registered': PersonRegistered,
  'roles.changed': RolesChanged,
  'tutor.applied': TutorDecision,
  'tutor.approved': TutorDecision,
  'tutor.suspended': TutorDecision,
  'session.requested': SessionChange,
  'session.confirmed': SessionChange,
  'session.declined': SessionChange,
  'session.cancelled': SessionChange,
  'session.expired': SessionChange,
  'session.rescheduled': SessionChange,
  'session.completed': SessionChange,
  'session.no-show': SessionChange,
  'session.reviewed': SessionReviewed,
  'waitlist.offered': WaitlistOffered,
  'calendar.changed': CalendarChanged,
} as const;

export type EventType = keyof typeof eventSchemas;
export type EventData<T extends EventType> = Static<(typeof eventSchemas)[T]>;

const sessionListeners: readonly ServiceName[] = ['students'];

/** Who hears what. An event without listeners is not stored. */
export const subscriptions: Readonly<Record<EventType, readonly ServiceName[]>> = {
  'person.registered': ['students'],
  'roles.changed': [],
  'tutor.applied': [],
  'tutor.approved': ['identity'],
  'tutor.suspended': ['identity'],
  'session.requested': sessionListeners,
  'session.confirmed': sessionListeners,
  'session.declined': sessionListeners,
  'session.cancelled': sessionListeners,
  'session.expired': sessionListeners,
  'session.rescheduled': sessionListeners,
  'session.completed': sessionListeners,
  'session.no-show': sessionListeners,
  'session.reviewed': [],
  'waitlist.offered': [],
  'calendar.changed': ['tutors'],
};

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventSchemas, type);
}

/** A CloudEvents 1.0 envelope in JSON, as it stands in the outbox and on the wire. */
export const CloudEventSchema = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Id,
  source: Type.String({ maxLength: 100 }),
  type: Type.String({ minLength: 1, maxLength: 64 }),
  subject: Type.String({ minLength: 1, maxLength: 100 }),
  time: Instant,
  datacontenttype: Type.Literal('application/json'),
  data: Type.Unknown(),
});

export interface CloudEvent<T extends EventType = EventType> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: T;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: EventData<T>;
}
