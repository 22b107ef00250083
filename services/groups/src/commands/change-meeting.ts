import { NotFoundError, type Person } from '@studyhall/http';
import type { Instant, Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import { countSeats, markMoving } from '../data/attendance-repository.ts';
import { findNextVersion, lockFollowing, lockMeeting, updateMeeting } from '../data/meeting-repository.ts';
import type { Writer } from '../data/tables.ts';
import { settleTime } from '../domain/attendance.ts';
import { findClosure, type Meeting, type MeetingDetails, type Scope } from '../domain/meeting.ts';
import { findStartProblem, shiftFollowing, type TimeChange } from '../domain/meeting-plan.ts';
import { InvalidPlanError, MeetingClosedError, SeatsTakenError } from '../meeting-errors.ts';
import { publishMeetings } from '../meeting-events.ts';
import { actInGroup, type Scene } from './act-in-group.ts';
import { findConcerned } from './find-concerned.ts';
import { settleSoon } from './settle-attendance.ts';

export interface MeetingChange extends TimeChange {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly scope: Scope;
  readonly details: Partial<MeetingDetails>;
}

export interface ChangedMeetings {
  readonly changed: number;
  /** How many had said yes, have something else at the new time, and are tentative now. */
  readonly clashes: number;
}

/** Moves or changes a meeting, or it and all that follow. Who said yes moves along, in the ledger too. */
export async function changeMeeting(context: Context, change: MeetingChange): Promise<ChangedMeetings> {
  const { groupId, organizerId } = change.meeting;
  const { person, start, minutes } = change;
  if (start !== undefined || minutes !== undefined) await context.ledger.find(`meeting:${change.meeting.id}`);
  const act = { groupId, person, action: 'manageMeeting', target: { personId: organizerId } };
  const changed = await actInGroup(context, act, (scene) => storeChange(scene, change));
  const ids = changed.map(({ id }) => id);
  const clashes = await settleSoon(context, ids);
  return { changed: changed.length, clashes };
}

async function storeChange(scene: Scene, change: MeetingChange): Promise<Meeting[]> {
  const { tx, at, group, person } = scene;
  const meetings = await lockChosen(tx, change, at);
  const [chosen] = meetings;
  if (!chosen) throw new NotFoundError('meeting');
  const times = shiftFollowing(meetings, chosen, change);
  assertTimes(times, change, at);
  if (change.details.capacity !== undefined) await assertSeats(tx, meetings, change.details.capacity);
  const version = await findNextVersion(tx, chosen);
  const changed = meetings.map(
    (meeting, index): Meeting => ({
      ...meeting,
      ...change.details,
      ...times[index],
      version,
      changedAt: at,
    }),
  );
  for (const meeting of changed) await updateMeeting(tx, meeting);
  const ids = changed.map(({ id }) => id);
  const { title, place, link } = change.details;
  const concernsLedger = [change.start, change.minutes, title, place, link].some(
    (given) => given !== undefined,
  );
  if (concernsLedger) await markMoving(tx, ids, at + settleTime);
  const previousStarts = meetings.map(({ start }) => start);
  const audience = await findConcerned(tx, group.id, changed);
  const event = { type: 'meeting.moved', group, meetings: changed, previousStarts, audience, at } as const;
  await publishMeetings(tx, { ...event, byPersonId: person.id });
  return changed;
}

/** The meeting, and with the scope all that follow it, under their locks. Throws MeetingClosedError. */
export async function lockChosen(
  tx: Writer,
  { meeting, scope }: Pick<MeetingChange, 'meeting' | 'scope'>,
  at: Instant,
): Promise<Meeting[]> {
  const chosen = await lockMeeting(tx, meeting.id);
  if (!chosen) throw new NotFoundError('meeting');
  const closure = findClosure(chosen, at);
  if (closure) throw new MeetingClosedError(closure);
  return scope === 'one' ? [chosen] : lockFollowing(tx, chosen, at);
}

function assertTimes(times: readonly Interval[], { start }: MeetingChange, at: Instant): void {
  if (start === undefined) return;
  for (const time of times) {
    const problem = findStartProblem(time.start, at);
    if (problem) throw new InvalidPlanError(problem);
  }
}

async function assertSeats(tx: Writer, meetings: readonly Meeting[], capacity: number | null) {
  if (capacity === null) return;
  for (const { id } of meetings) {
    const taken = await countSeats(tx, id);
    if (taken > capacity) throw new SeatsTakenError(taken);
  }
}
