import type { Person } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { endAttendances } from '../data/attendance-repository.ts';
import { findNextVersion, updateMeeting } from '../data/meeting-repository.ts';
import type { Writer } from '../data/tables.ts';
import { settleTime } from '../domain/attendance.ts';
import type { Group } from '../domain/group.ts';
import type { Meeting, Scope } from '../domain/meeting.ts';
import { publishMeetings } from '../meeting-events.ts';
import { actInGroup } from './act-in-group.ts';
import { lockChosen } from './change-meeting.ts';
import { findConcerned } from './find-concerned.ts';
import { settleSoon } from './settle-attendance.ts';

export interface Cancellation {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly scope: Scope;
  readonly reason: string | null;
}

/** Calls off a meeting, or it and all that follow; everyone's time is given back, at the latest by the sweep. */
export async function cancelMeeting(context: Context, cancellation: Cancellation): Promise<Meeting[]> {
  const { person, meeting, reason } = cancellation;
  if (meeting.status === 'cancelled' && cancellation.scope === 'one') return [meeting];
  const target = { personId: meeting.organizerId };
  const act = { groupId: meeting.groupId, person, action: 'manageMeeting', target };
  const cancelled = await actInGroup(context, act, async ({ tx, group, at }) => {
    const meetings = await lockChosen(tx, cancellation, at);
    return callOff(tx, { group, meetings, at, reason, byPersonId: person.id });
  });
  await settleSoon(
    context,
    cancelled.map(({ id }) => id),
  );
  return cancelled;
}

interface CallingOff {
  readonly group: Group;
  readonly meetings: readonly Meeting[];
  readonly reason: string | null;
  readonly at: Instant;
  readonly byPersonId?: string | undefined;
}

/** Stores that a meeting, or several of one series, are cancelled, what is owed to the ledger for it, and the events; their locks are held. */
export async function callOff(tx: Writer, { group, meetings, reason, at, byPersonId }: CallingOff) {
  const [first] = meetings;
  if (!first) return [];
  const version = await findNextVersion(tx, first);
  const cancelled = meetings.map(
    (meeting): Meeting => ({
      ...meeting,
      status: 'cancelled',
      reason,
      version,
      changedAt: at,
    }),
  );
  for (const meeting of cancelled) await updateMeeting(tx, meeting);
  const audience = await findConcerned(tx, group.id, cancelled);
  await endAttendances(tx, { meetingIds: meetings.map(({ id }) => id), dueAt: at + settleTime });
  const event = { type: 'meeting.cancelled', group, meetings: cancelled, audience, at } as const;
  await publishMeetings(tx, { ...event, byPersonId });
  return cancelled;
}
