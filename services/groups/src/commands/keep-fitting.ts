import { overlaps } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findNextMeetings } from '../data/meeting-repository.ts';
import type { Group } from '../domain/group.ts';

/** A group's meeting time is what it next meets at within so many days. */
const horizonMs = 14 * 86_400_000;

/** Those of the groups whose next meeting clashes with nothing that a person has; a group that plans none is out. */
export async function keepFitting(
  { db, busyTimes, now }: Pick<Context, 'db' | 'busyTimes' | 'now'>,
  personId: string,
  groups: readonly Group[],
): Promise<readonly Group[]> {
  const range = { start: now(), end: now() + horizonMs };
  const ids = groups.map(({ id }) => id);
  const meetings = await findNextMeetings(db.read, ids, range);
  if (meetings.size === 0) return [];
  const last = Math.max(...[...meetings.values()].map(({ end }) => end));
  const busy = await busyTimes.find({ people: [personId], range: { start: range.start, end: last } });
  const taken = busy.get(personId) ?? [];
  return groups.filter(({ id }) => {
    const meeting = meetings.get(id);
    return meeting !== undefined && !taken.some((time) => overlaps(time, meeting));
  });
}
