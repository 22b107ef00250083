import type { Clashes } from '@studyhall/ledger';
import type { Interval } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import type { Group } from '../domain/group.ts';

export interface PlanQuestion {
  readonly group: Group;
  /** Who asks. */
  readonly personId: string;
  readonly times: readonly Interval[];
  /** How many other starts to name for each time that clashes. */
  readonly substitutes: number;
}

/** Looks at every time against that of all members. Throws UnavailableError while the calendar is away. */
export async function checkPlan(
  { db, clashCheck }: Context,
  { group, personId, times, substitutes }: PlanQuestion,
): Promise<Clashes> {
  const members = await findActiveMembers(db.read, group.id);
  const people = members.map((member) => member.personId);
  return clashCheck.find({ personId, people, timeZone: group.timeZone, times, substitutes });
}
