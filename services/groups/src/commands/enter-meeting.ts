import { NotFoundError, type Person } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findGroup } from '../data/group-repository.ts';
import { lockMeeting } from '../data/meeting-repository.ts';
import { lockActiveMembership } from '../data/membership-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Group } from '../domain/group.ts';
import { findClosure, type Meeting } from '../domain/meeting.ts';
import { MeetingClosedError } from '../meeting-errors.ts';

/** A meeting under its lock, as a member is about to answer it. */
export interface AtMeeting {
  readonly tx: Writer;
  readonly group: Group;
  readonly meeting: Meeting;
  readonly at: Instant;
}

/**
 * Runs work in a transaction that holds the locks of the person's membership and of the meeting, which lies ahead:
 * who leaves the group meanwhile finds what was done here.
 */
export function enterMeeting<R>(
  { db, now }: Context,
  { id, groupId }: Pick<Meeting, 'id' | 'groupId'>,
  person: Pick<Person, 'id'>,
  work: (scene: AtMeeting) => Promise<R>,
): Promise<R> {
  return db.transaction(async (tx) => {
    const isMember = await lockActiveMembership(tx, groupId, person.id);
    const meeting = isMember ? await lockMeeting(tx, id) : null;
    const group = meeting && (await findGroup(tx, groupId));
    if (!meeting || !group) throw new NotFoundError('meeting');
    const at = now();
    const closure = findClosure(meeting, at);
    if (closure) throw new MeetingClosedError(closure);
    return work({ tx, group, meeting, at });
  });
}
