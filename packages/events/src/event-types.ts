import { Type } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import type { Static } from 'typebox';

const Id = Type.String({ minLength: 1, maxLength: 64 });
const Instant = Type.String({ format: 'date-time' });
const Text = Type.String({ maxLength: 4000 });

const PersonRegistered = Type.Object({
  personId: Id,
  name: Text,
  email: Text,
  roles: Type.Optional(Type.Array(Text)),
});
/** What a person says of themself that others go by. */
const ProfileChanged = Type.Object({ personId: Id, name: Text, timeZone: Type.Optional(Text) });
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

const SignedIn = Type.Object({ personId: Id, network: Text, device: Text });
const PasswordChanged = Type.Object({ personId: Id, how: Type.Enum(['change', 'reset']) });

const People = Type.Array(Id, { maxItems: 1000 });

/** A person's place in a group, after the change; `to` is who should know of it, the person themself apart. */
const MembershipChange = Type.Object({
  groupId: Id,
  groupName: Text,
  courseCode: Type.Optional(Text),
  personId: Id,
  personName: Text,
  role: Text,
  status: Text,
  to: People,
  /** Until when an invitation or an offered place can be taken. */
  expiresAt: Type.Optional(Instant),
  byPersonId: Type.Optional(Id),
  reason: Type.Optional(Text),
});
const InvitationSent = Type.Object({
  invitationId: Id,
  groupId: Id,
  groupName: Text,
  /** Of a person who is known here; else the address alone is. */
  personId: Type.Optional(Id),
  email: Type.Optional(Text),
  invitedByName: Text,
  link: Text,
  expiresAt: Instant,
});
/** A group after the change, and its members. */
const GroupChange = Type.Object({ groupId: Id, groupName: Text, to: People, byPersonId: Type.Optional(Id) });

/** One occurrence of a meeting, after the change; `to` is everyone who takes part, whoever made the change too. */
const MeetingChange = Type.Object({
  meetingId: Id,
  groupId: Id,
  groupName: Text,
  title: Text,
  start: Instant,
  end: Instant,
  timeZone: Text,
  place: Type.Optional(Text),
  link: Type.Optional(Text),
  /** Counts up with each change, within a series over all that it has, as a calendar's SEQUENCE does. */
  version: Type.Integer(),
  previousStart: Type.Optional(Instant),
  /**
   * Of a series that was planned or changed as one, each occurrence is an event of its own, all with the series' id.
   * The first also says how many there are, and is the one that people are told of; the others are only kept.
   */
  seriesId: Type.Optional(Id),
  occurrences: Type.Optional(Type.Integer()),
  /** Of an occurrence of a series: which, and the local date and time that the rule gives it, however it was moved. */
  recurrence: Type.Optional(Type.Object({ seriesId: Id, occursAt: Text })),
  /** Those of `to` who said no to this occurrence, and hear of the others of the series. */
  absent: Type.Optional(People),
  to: People,
  byPersonId: Type.Optional(Id),
  reason: Type.Optional(Text),
});
const MeetingAnswer = Type.Object({
  meetingId: Id,
  groupId: Id,
  groupName: Text,
  title: Text,
  start: Instant,
  end: Instant,
  timeZone: Text,
  personId: Id,
  answer: Text,
});
const PollChange = Type.Object({
  pollId: Id,
  groupId: Id,
  groupName: Text,
  title: Text,
  closesAt: Instant,
  /** The time that won, once the poll is closed. */
  start: Type.Optional(Instant),
  meetingId: Type.Optional(Id),
  to: People,
  byPersonId: Type.Optional(Id),
});
const PostMention = Type.Object({
  postId: Id,
  groupId: Id,
  groupName: Text,
  authorId: Id,
  authorName: Text,
  excerpt: Text,
  to: People,
});

/** `to` are those who run the group. */
const PostReport = Type.Object({
  postId: Id,
  groupId: Id,
  groupName: Text,
  authorName: Text,
  reporterId: Id,
  reporterName: Text,
  reason: Text,
  to: People,
});

/** The data of every event type. A field may be added, never removed or given another meaning. */
export const eventSchemas = {
  'person.registered': PersonRegistered,
  'roles.changed': RolesChanged,
  'profile.changed': ProfileChanged,
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
  'security.signed-in': SignedIn,
  'security.password-changed': PasswordChanged,
  'group.invited': InvitationSent,
  'group.requested': MembershipChange,
  'group.joined': MembershipChange,
  'group.place-offered': MembershipChange,
  'group.left': MembershipChange,
  'group.rejected': MembershipChange,
  'group.removed': MembershipChange,
  'group.role-changed': MembershipChange,
  /** It has another name, or is taken up again. */
  'group.changed': GroupChange,
  'group.archived': GroupChange,
  'meeting.planned': MeetingChange,
  'meeting.moved': MeetingChange,
  'meeting.cancelled': MeetingChange,
  'meeting.answered': MeetingAnswer,
  /** Moved to where somebody who said yes has something else: `to` is that person, who is tentative now. */
  'meeting.clashed': MeetingChange,
  'poll.opened': PollChange,
  'poll.closed': PollChange,
  'post.mentioned': PostMention,
  'post.reported': PostReport,
} as const;

export type EventType = keyof typeof eventSchemas;
export type EventData<T extends EventType> = Static<(typeof eventSchemas)[T]>;

const sessionListeners: readonly ServiceName[] = ['students', 'notifications'];
const membershipListeners: readonly ServiceName[] = ['students', 'notifications'];

/** Who hears what. An event without listeners is not stored. */
export const subscriptions: Readonly<Record<EventType, readonly ServiceName[]>> = {
  'person.registered': ['students', 'notifications'],
  'roles.changed': ['notifications'],
  'profile.changed': ['notifications', 'calendar'],
  'tutor.applied': ['notifications'],
  'tutor.approved': ['identity', 'notifications'],
  'tutor.suspended': ['identity', 'notifications'],
  'session.requested': sessionListeners,
  'session.confirmed': sessionListeners,
  'session.declined': sessionListeners,
  'session.cancelled': sessionListeners,
  'session.expired': sessionListeners,
  'session.rescheduled': sessionListeners,
  'session.completed': sessionListeners,
  'session.no-show': sessionListeners,
  'session.reviewed': [],
  'waitlist.offered': ['notifications'],
  'calendar.changed': ['tutors'],
  'security.signed-in': ['notifications'],
  'security.password-changed': ['notifications'],
  'group.invited': ['notifications'],
  'group.requested': membershipListeners,
  'group.joined': membershipListeners,
  'group.place-offered': membershipListeners,
  'group.left': membershipListeners,
  'group.rejected': membershipListeners,
  'group.removed': membershipListeners,
  'group.role-changed': membershipListeners,
  'group.changed': ['students'],
  'group.archived': membershipListeners,
  'meeting.planned': ['notifications'],
  'meeting.moved': ['notifications'],
  'meeting.cancelled': ['notifications'],
  'meeting.answered': ['notifications'],
  'meeting.clashed': ['notifications'],
  'poll.opened': ['notifications'],
  'poll.closed': ['notifications'],
  'post.mentioned': ['notifications'],
  'post.reported': ['notifications'],
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
  /** Its trace, as the distributed tracing extension of CloudEvents names it. */
  traceparent: Type.Optional(Type.String({ maxLength: 55 })),
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
  readonly traceparent?: string;
}
