import type { CommonTimesAnswer, CommonTimesFields } from '@studyhall/ledger';
import { formatInstant, parseInstant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findMeetingsOfGroup } from '../data/meeting-repository.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import type { Group } from '../domain/group.ts';

const mostMovable = 20;

interface GroupQuestion {
  readonly group: Group;
  /** Who asks. */
  readonly personId: string;
  readonly question: CommonTimesFields;
}

/** Asks the calendar about all members; meetings of this group could give way. */
export async function findGroupTimes(
  { db, commonTimes, now }: Context,
  { group, personId, question }: GroupQuestion,
): Promise<CommonTimesAnswer> {
  const members = await findActiveMembers(db.read, group.id);
  const from = Math.max(parseInstant(question.from), now());
  const range = { from, to: parseInstant(question.to), limit: mostMovable };
  const meetings = await findMeetingsOfGroup(db.read, group.id, range);
  return commonTimes.find({
    ...question,
    personId,
    people: members.map(({ personId }) => personId),
    timeZone: group.timeZone,
    movable: meetings
      .filter(({ status }) => status === 'planned')
      .map(({ id, start, end }) => ({
        id,
        ref: `meeting:${id}`,
        start: formatInstant(start),
        end: formatInstant(end),
      })),
  });
}
