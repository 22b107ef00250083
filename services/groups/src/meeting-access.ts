import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from './context.ts';
import { findGroup } from './data/group-repository.ts';
import { findMeeting } from './data/meeting-repository.ts';
import { findMembership } from './data/membership-repository.ts';
import type { Meeting } from './domain/meeting.ts';
import { type GroupView, may } from './group-access.ts';

export interface MeetingView {
  readonly meeting: Meeting;
  readonly view: GroupView;
}

/** A meeting of a group that the person is in; for everyone else it is not there. */
export async function loadMeeting(context: Context, person: Person, id: string): Promise<MeetingView> {
  const { db, access } = context;
  const meeting = await findMeeting(db.read, id);
  const view = meeting && (await findViewOfMember(context, person, meeting.groupId));
  if (!view || !may(access, { person, view, action: 'readMeetings' })) throw new NotFoundError('meeting');
  return { meeting, view };
}

/** A group as one who may be a member sees it. */
export async function findViewOfMember(
  { db }: Pick<Context, 'db'>,
  person: Person,
  groupId: string,
): Promise<GroupView | null> {
  const group = await findGroup(db.read, groupId);
  const membership = await findMembership(db.read, groupId, person.id);
  return group && { group, membership, isInvited: false };
}
