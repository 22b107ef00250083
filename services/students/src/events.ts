import { toDatabaseInstant } from '@studyhall/db';
import type { CloudEvent, EventHandlers, EventType } from '@studyhall/events';
import { parseInstant } from '@studyhall/time';
import type { Transaction } from 'kysely';
import { saveParticipation, updateGroupParticipation } from './data/participation-repository.ts';
import { findProfile, insertProfile } from './data/profile-repository.ts';
import type { Tables } from './data/tables.ts';

type SessionEventType = Exclude<Extract<EventType, `session.${string}`>, 'session.reviewed'>;

async function keepSession(
  tx: Transaction<Tables>,
  { data, time }: CloudEvent<SessionEventType>,
): Promise<void> {
  const session = {
    kind: 'session',
    ref_id: data.sessionId,
    status: data.status,
    start_at: toDatabaseInstant(parseInstant(data.start)),
    end_at: toDatabaseInstant(parseInstant(data.end)),
    changed_at: toDatabaseInstant(parseInstant(time)),
  } as const;
  const { courseCode, tutorName, studentName } = data;
  const student = { person_id: data.studentId, role: 'student', title: `${courseCode} with ${tutorName}` };
  const tutor = { person_id: data.tutorId, role: 'tutor', title: `${courseCode} with ${studentName}` };
  await saveParticipation(tx, { ...session, ...student });
  await saveParticipation(tx, { ...session, ...tutor });
}

type MembershipEventType =
  | 'group.requested'
  | 'group.joined'
  | 'group.place-offered'
  | 'group.left'
  | 'group.rejected'
  | 'group.removed'
  | 'group.role-changed';

async function keepMembership(
  tx: Transaction<Tables>,
  { data, time }: CloudEvent<MembershipEventType>,
): Promise<void> {
  await saveParticipation(tx, {
    person_id: data.personId,
    kind: 'group',
    ref_id: data.groupId,
    role: data.role,
    title: data.groupName,
    status: data.status,
    start_at: null,
    end_at: null,
    changed_at: toDatabaseInstant(parseInstant(time)),
  });
}

/**
 * What this service hears: who registered, and what becomes of tutoring sessions and of memberships in groups. It
 * publishes `profile.changed`.
 */
export const handlers: EventHandlers<Tables> = {
  'person.registered': async (tx, { data, time }) => {
    if (await findProfile(tx, data.personId)) return;
    await insertProfile(tx, {
      person_id: data.personId,
      display_name: data.name,
      programme: null,
      year: null,
      time_zone: null,
      languages: '[]',
      bio: '',
      updated_at: toDatabaseInstant(parseInstant(time)),
    });
  },
  'session.requested': keepSession,
  'session.confirmed': keepSession,
  'session.declined': keepSession,
  'session.cancelled': keepSession,
  'session.expired': keepSession,
  'session.rescheduled': keepSession,
  'session.completed': keepSession,
  'session.no-show': keepSession,
  'group.requested': keepMembership,
  'group.joined': keepMembership,
  'group.place-offered': keepMembership,
  'group.left': keepMembership,
  'group.rejected': keepMembership,
  'group.removed': keepMembership,
  'group.role-changed': keepMembership,
  'group.changed': (tx, { data }) =>
    updateGroupParticipation(tx, {
      groupId: data.groupId,
      title: data.groupName,
      from: 'archived',
      to: 'active',
    }),
  'group.archived': (tx, { data }) =>
    updateGroupParticipation(tx, {
      groupId: data.groupId,
      title: data.groupName,
      from: 'active',
      to: 'archived',
    }),
};
