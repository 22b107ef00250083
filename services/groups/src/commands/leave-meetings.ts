import type { Instant } from '@studyhall/time';
import { deleteAnswersAhead } from '../data/answer-repository.ts';
import { endAttendances, findMeetingIdsOf } from '../data/attendance-repository.ts';
import { lockUpcoming } from '../data/meeting-repository.ts';
import { closePolls } from '../data/poll-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Group } from '../domain/group.ts';
import { callOff } from './cancel-meeting.ts';

interface Leaving {
  readonly groupId: string;
  readonly personId: string;
  readonly at: Instant;
}

/**
 * Takes somebody out of what is to come, once they are no member any more: whoever answers holds the membership's
 * lock, and so nothing is answered after this.
 */
export async function leaveMeetings(tx: Writer, { groupId, personId, at }: Leaving): Promise<void> {
  const meetingIds = await findMeetingIdsOf(tx, { groupId, personId, now: at });
  await endAttendances(tx, { meetingIds, personId, dueAt: at });
  await deleteAnswersAhead(tx, { groupId, personId, now: at });
}

/** Calls off all that an archived group had still to come, and what it was voting on. */
export async function callOffMeetings(tx: Writer, group: Group, at: Instant): Promise<void> {
  await closePolls(tx, group.id);
  const meetings = await lockUpcoming(tx, group.id, at);
  for (const meeting of meetings) {
    await callOff(tx, { group, meetings: [meeting], at, reason: 'The group was archived.' });
  }
}
