import { findAbsent } from '../data/answer-repository.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import type { Writer } from '../data/tables.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Audience } from '../meeting-events.ts';

/**
 * Of each meeting, the members but for those who said no to it. The first carries the notice of them all: whoever
 * comes to any of them hears of it.
 */
export async function findConcerned(
  tx: Writer,
  groupId: string,
  meetings: readonly Pick<Meeting, 'id'>[],
): Promise<Audience[]> {
  const members = (await findActiveMembers(tx, groupId)).map(({ personId }) => personId);
  const absent = await findAbsent(
    tx,
    meetings.map(({ id }) => id),
  );
  const comesTo = (personId: string, { id }: Pick<Meeting, 'id'>) => !absent.get(id)?.has(personId);
  return meetings.map((meeting, index) => {
    const to = members.filter((personId) => comesTo(personId, meeting));
    if (index > 0) return { to };
    const comers = members.filter((personId) => meetings.some((other) => comesTo(personId, other)));
    return { to: comers, absent: comers.filter((personId) => !comesTo(personId, meeting)) };
  });
}
