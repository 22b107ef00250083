import type { Instant } from '@studyhall/time';
import { deleteAnswersAhead } from '../data/answer-repository.ts';
import { endAttendances, findMeetingIdsOf } from '../data/attendance-repository.ts';
import { lockUpcoming } from '../data/meeting-repository.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import { lockOpenPolls, updatePollClosed } from '../data/poll-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Group } from '../domain/group.ts';
import type { Poll } from '../domain/poll.ts';
import { publishPoll } from '../poll-events.ts';
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

interface CallingAllOff {
  readonly tx: Writer;
  readonly group: Group;
  readonly at: Instant;
  readonly byPersonId?: string | undefined;
}

/** Calls off all that an archived group had still to come, each series as one, and what it was voting on. */
export async function callOffMeetings(scene: CallingAllOff): Promise<void> {
  const { tx, group, at } = scene;
  await closePolls(scene);
  const upcoming = await lockUpcoming(tx, group.id, at);
  const series = Map.groupBy(upcoming, ({ id, seriesId }) => seriesId ?? id);
  for (const meetings of series.values()) {
    await callOff(tx, { ...scene, meetings, reason: 'The group was archived.' });
  }
}

/** Without a winner. */
async function closePolls({ tx, group, at, byPersonId }: CallingAllOff): Promise<void> {
  const polls = await lockOpenPolls(tx, group.id);
  const to = (await findActiveMembers(tx, group.id)).map(({ personId }) => personId);
  for (const open of polls) {
    const poll: Poll = { ...open, status: 'closed' };
    await updatePollClosed(tx, poll);
    await publishPoll(tx, { type: 'poll.closed', group, poll, to, at, byPersonId });
  }
}
