import { newId } from '@studyhall/db';
import type { EventData } from '@studyhall/events';
import type { Person } from '@studyhall/http';
import type { Kind } from '../src/domain/kind.ts';
import { buildMention, buildSession, event, type TestEvent } from './notifications-app.ts';

const hour = 3_600_000;
const inDays = (days: number) => Date.now() + days * 24 * hour;
const instant = (at: number) => new Date(at).toISOString();

/** What happens, so that a person hears of it; the last event is the one of the kind. */
export type Scene = (person: Person, other: Person) => TestEvent[];

/** A meeting in five days. */
export function buildMeeting(
  to: readonly Person[],
  overrides: Partial<EventData<'meeting.moved'>> = {},
): EventData<'meeting.moved'> {
  const start = inDays(5);
  return {
    meetingId: newId(),
    groupId: newId(),
    groupName: 'Logic',
    title: 'Exercises',
    start: instant(start),
    end: instant(start + hour),
    timeZone: 'UTC',
    place: 'Library, room 2',
    version: 1,
    to: to.map(({ id }) => id),
    ...overrides,
  };
}

const moveOn = <T extends { start: string; end: string }>(what: T) => ({
  ...what,
  previousStart: what.start,
  start: what.end,
  end: instant(Date.parse(what.end) + hour),
});

function membership(person: Person, other: Person, changes: Partial<EventData<'group.joined'>> = {}) {
  return {
    groupId: newId(),
    groupName: 'Logic',
    personId: person.id,
    personName: person.name,
    role: 'member',
    status: 'active',
    to: [],
    byPersonId: other.id,
    ...changes,
  };
}

const poll = (person: Person, changes: Partial<EventData<'poll.opened'>> = {}) => ({
  pollId: newId(),
  groupId: newId(),
  groupName: 'Logic',
  title: 'When?',
  closesAt: instant(inDays(4)),
  to: [person.id],
  ...changes,
});

const confirmed: Scene = (student, tutor) => [
  event('session.confirmed', buildSession(student, tutor, { byPersonId: tutor.id })),
];
const met: Scene = (person) => [event('meeting.planned', buildMeeting([person]))];

/** Of those who are told by a reminder, the scene is what they are reminded of. */
export const reminderKinds: ReadonlySet<Kind> = new Set<Kind>([
  'session.tomorrow',
  'session.soon',
  'session.over',
  'meeting.tomorrow',
  'meeting.soon',
  'poll.closing',
]);

/** Every kind that can come by mail. */
export const scenes: Readonly<Record<Exclude<Kind, 'mail.refused' | 'push.refused'>, Scene>> = {
  'session.requested': (tutor, student) => [
    event('session.requested', buildSession(student, tutor, { status: 'requested' })),
  ],
  'session.confirmed': confirmed,
  'session.declined': (student, tutor) => [
    event('session.declined', buildSession(student, tutor, { status: 'declined', reason: 'Away' })),
  ],
  'session.expired': (student, tutor) => [
    event('session.expired', buildSession(student, tutor, { status: 'expired' })),
  ],
  'session.rescheduled': (student, tutor) => {
    const session = buildSession(student, tutor, { byPersonId: tutor.id });
    return [event('session.confirmed', session), event('session.rescheduled', moveOn(session))];
  },
  'session.cancelled': (student, tutor) => {
    const session = buildSession(student, tutor, { byPersonId: tutor.id });
    const cancelled = { ...session, status: 'cancelled', reason: 'Ill' };
    return [event('session.confirmed', session), event('session.cancelled', cancelled)];
  },
  'session.no-show': (student, tutor) => [
    event('session.no-show', buildSession(student, tutor, { status: 'no-show', byPersonId: tutor.id })),
  ],
  'session.tomorrow': confirmed,
  'session.soon': confirmed,
  'session.over': confirmed,
  'waitlist.offered': (student, tutor) => {
    const [start, end] = [instant(inDays(2)), instant(inDays(2) + hour)];
    const ids = { entryId: newId(), sessionId: newId(), tutorId: tutor.id, studentId: student.id };
    return [event('waitlist.offered', { ...ids, start, end, expiresAt: instant(inDays(1)) })];
  },
  'tutor.applied': (coordinator, tutor) => [
    event('roles.changed', { personId: coordinator.id, roles: ['coordinator'] }),
    event('tutor.applied', { tutorId: tutor.id, name: tutor.name }),
    event('roles.changed', { personId: coordinator.id, roles: ['student'] }),
  ],
  'tutor.approved': (tutor) => [event('tutor.approved', { tutorId: tutor.id, name: tutor.name })],
  'tutor.suspended': (tutor) => [
    event('tutor.suspended', { tutorId: tutor.id, name: tutor.name, reason: 'Complaints' }),
  ],
  'group.invited': (person, { name: invitedByName }) => [
    event('group.invited', {
      invitationId: newId(),
      groupId: newId(),
      groupName: 'Logic',
      personId: person.id,
      invitedByName,
      link: '/invitations/x',
      expiresAt: instant(inDays(3)),
    }),
  ],
  'group.requested': (owner, newcomer) => [
    event('group.requested', membership(newcomer, newcomer, { status: 'requested', to: [owner.id] })),
  ],
  'group.accepted': (person, other) => [event('group.joined', membership(person, other))],
  'group.joined': (owner, newcomer) => [
    event('group.joined', membership(newcomer, newcomer, { to: [owner.id] })),
  ],
  'group.left': (owner, member) => [event('group.left', membership(member, member, { to: [owner.id] }))],
  'group.place-offered': (person, other) => [
    event('group.place-offered', membership(person, other, { expiresAt: instant(inDays(1)) })),
  ],
  'group.rejected': (person, other) => [
    event('group.rejected', membership(person, other, { reason: 'Full' })),
  ],
  'group.removed': (person, other) => [event('group.removed', membership(person, other, { reason: 'Rude' }))],
  'group.role-changed': (person, other) => [
    event('group.role-changed', membership(person, other, { role: 'moderator' })),
  ],
  'group.archived': (person, other) => [
    event('group.archived', {
      groupId: newId(),
      groupName: 'Logic',
      to: [person.id],
      byPersonId: other.id,
    }),
  ],
  'meeting.planned': met,
  'meeting.moved': (person) => {
    const meeting = buildMeeting([person]);
    return [event('meeting.planned', meeting), event('meeting.moved', { ...moveOn(meeting), version: 2 })];
  },
  'meeting.cancelled': (person) => {
    const meeting = buildMeeting([person]);
    return [
      event('meeting.planned', meeting),
      event('meeting.cancelled', { ...meeting, version: 2, reason: 'Holiday' }),
    ];
  },
  'meeting.clashed': (person) => [event('meeting.clashed', buildMeeting([person]))],
  'meeting.tomorrow': met,
  'meeting.soon': met,
  'poll.opened': (person) => [event('poll.opened', poll(person))],
  'poll.closing': (person) => [event('poll.opened', poll(person))],
  'poll.closed': (person) => [event('poll.closed', poll(person, { start: instant(inDays(6)) }))],
  'post.mentioned': (person) => [event('post.mentioned', buildMention([person]))],
  'post.reported': (owner, { id: reporterId, name: reporterName }) => {
    const ids = { postId: newId(), groupId: newId(), groupName: 'Logic', reporterId, reporterName };
    return [event('post.reported', { ...ids, authorName: 'Bilal', reason: 'Rude', to: [owner.id] })];
  },
  'security.signed-in': ({ id: personId }) => [
    event('security.signed-in', { personId, network: '198.51.100.0', device: 'Firefox on Linux' }),
  ],
  'security.password-changed': ({ id: personId }) => [
    event('security.password-changed', { personId, how: 'reset' }),
  ],
};
