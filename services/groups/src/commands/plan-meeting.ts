import { isUniqueViolation, newId } from '@studyhall/db';
import { type ConfirmClaim, NotFoundError, type Person } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findMeeting, findOccurrences, insertMeetings, insertSeries } from '../data/meeting-repository.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Group } from '../domain/group.ts';
import type { Meeting, MeetingDetails } from '../domain/meeting.ts';
import { layOutPlan, type MeetingPlan, type PlannedTime } from '../domain/meeting-plan.ts';
import { InvalidPlanError } from '../meeting-errors.ts';
import { publishMeetings } from '../meeting-events.ts';
import { actInGroup } from './act-in-group.ts';
import { checkPlan } from './check-plan.ts';

export interface MeetingInput {
  /** The same for every repeat of the request: of the first occurrence, and of the series. */
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly group: Group;
  readonly person: Person;
  readonly details: MeetingDetails;
  readonly plan: MeetingPlan;
}

export interface PlannedMeeting extends Meeting {
  /** How many members had something else then. */
  readonly clashes: number;
}

/** The times of a plan on the wall of the group. Throws InvalidPlanError. */
export function layOut(plan: MeetingPlan, group: Group, now: Instant): readonly PlannedTime[] {
  const times = layOutPlan(plan, group.timeZone, now);
  if ('code' in times) throw new InvalidPlanError(times);
  return times;
}

/** Plans a meeting or a series; all its occurrences, by start. Nobody's time is taken before they say yes. */
export async function planMeeting(context: Context, input: MeetingInput): Promise<PlannedMeeting[]> {
  const { db, now } = context;
  const { group, person, confirmClaim } = input;
  const times = layOut(input.plan, group, now());
  // Asked before anything is stored, so that nothing is planned blindly while the calendar is away.
  const checked = await checkPlan(context, { group, personId: person.id, times, substitutes: 0 });
  const act = { groupId: group.id, person, action: 'scheduleMeeting', confirmClaim };
  try {
    const meetings = await actInGroup(context, act, (scene) =>
      storeMeetings(scene.tx, { ...input, group: scene.group, times, at: scene.at }),
    );
    return meetings.map((meeting, index) => ({ ...meeting, clashes: checked.times[index]?.clashes ?? 0 }));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const first = await findMeeting(db.read, input.id);
    if (!first) throw new NotFoundError('meeting');
    const stored = first.seriesId === null ? [first] : await findOccurrences(db.read, first.seriesId);
    return stored.map((meeting) => ({ ...meeting, clashes: 0 }));
  }
}

interface Storing extends Omit<MeetingInput, 'person' | 'plan' | 'confirmClaim'> {
  readonly person: Pick<Person, 'id'>;
  readonly plan: Pick<MeetingPlan, 'repeat'>;
  readonly times: readonly PlannedTime[];
  readonly at: Instant;
}

/** Stores what was laid out, and tells every member; the group's lock is held. */
export async function storeMeetings(tx: Writer, storing: Storing): Promise<Meeting[]> {
  const { id, group, person, details, plan, times, at } = storing;
  if (plan.repeat) await insertSeries(tx, { id, groupId: group.id, ...plan.repeat });
  const meetings = times.map(
    ({ date, at: occursAt, start, end }, index): Meeting => ({
      ...details,
      id: index === 0 ? id : newId(),
      groupId: group.id,
      seriesId: plan.repeat ? id : null,
      occursOn: date,
      occursAt,
      start,
      end,
      timeZone: group.timeZone,
      status: 'planned',
      reason: null,
      organizerId: person.id,
      version: 1,
      createdAt: at,
      changedAt: at,
    }),
  );
  await insertMeetings(tx, meetings);
  const members = await findActiveMembers(tx, group.id);
  const to = members.map(({ personId }) => personId);
  const audience = meetings.map(() => ({ to }));
  await publishMeetings(tx, {
    type: 'meeting.planned',
    group,
    meetings,
    audience,
    at,
    byPersonId: person.id,
  });
  return meetings;
}
