import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from './context.ts';
import { findPoll } from './data/poll-repository.ts';
import type { Poll } from './domain/poll.ts';
import { type GroupView, may } from './group-access.ts';
import { findViewOfMember } from './meeting-access.ts';

export interface PollView {
  readonly poll: Poll;
  readonly view: GroupView;
  /** Whether the person may close it. */
  readonly runsIt: boolean;
}

/** A poll of a group that the person is in; for everyone else it is not there. */
export async function loadPoll(context: Context, person: Person, id: string): Promise<PollView> {
  const { db, access } = context;
  const poll = await findPoll(db.read, id);
  const view = poll && (await findViewOfMember(context, person, poll.groupId));
  if (!view || !may(access, { person, view, action: 'readMeetings' })) throw new NotFoundError('poll');
  return { poll, view, runsIt: runsPoll(context, person, { poll, view }) };
}

export function runsPoll(
  { access }: Pick<Context, 'access'>,
  person: Person,
  { poll, view }: Pick<PollView, 'poll' | 'view'>,
): boolean {
  return may(access, { person, view, action: 'manageMeeting', target: organizerOf(poll) });
}

export function organizerOf({ organizerId }: Pick<Poll, 'organizerId'>) {
  return { id: organizerId, role: 'member' };
}
