import { isUniqueViolation } from '@studyhall/db';
import { type ConfirmClaim, NotFoundError, type Person } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findActiveMembers } from '../data/membership-repository.ts';
import { findPoll, insertPoll } from '../data/poll-repository.ts';
import { findStartProblem } from '../domain/meeting-plan.ts';
import type { Poll } from '../domain/poll.ts';
import { InvalidPollError, type PollProblem } from '../poll-errors.ts';
import { publishPoll } from '../poll-events.ts';
import { actInGroup } from './act-in-group.ts';

export interface PollInput
  extends Pick<Poll, 'title' | 'minutes' | 'place' | 'link' | 'closesAt' | 'results'> {
  /** The same for every repeat of the request. */
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly groupId: string;
  readonly person: Person;
  readonly options: readonly Instant[];
  readonly required: readonly string[];
}

const longestDays = 90;

/** Asks the members of a group which of some times suits them. */
export async function openPoll(context: Context, input: PollInput): Promise<Poll> {
  const { person, options, required, confirmClaim, ...settings } = input;
  const act = { groupId: input.groupId, person, action: 'scheduleMeeting', confirmClaim };
  try {
    return await actInGroup(context, act, async ({ tx, group, at }) => {
      const members = (await findActiveMembers(tx, group.id)).map(({ personId }) => personId);
      const problems = findProblems(input, members, at);
      if (problems.length > 0) throw new InvalidPollError(problems);
      const poll: Poll = {
        ...settings,
        status: 'open',
        start: null,
        decidedBy: null,
        meetingId: null,
        organizerId: person.id,
        createdAt: at,
      };
      await insertPoll(tx, { poll, options, required });
      await publishPoll(tx, { type: 'poll.opened', group, poll, to: members, at, byPersonId: person.id });
      return poll;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const opened = await findPoll(context.db.read, input.id);
    if (!opened) throw new NotFoundError('poll');
    return opened;
  }
}

/** All that is wrong at once. */
function findProblems(input: PollInput, members: readonly string[], now: Instant): PollProblem[] {
  const { options, required, closesAt } = input;
  const problems: PollProblem[] = [];
  options.forEach((start, index) => {
    const path = `/options/${index}`;
    const problem = findStartProblem(start, now);
    if (problem) problems.push({ path, message: problem.message });
    else if (options.indexOf(start) < index)
      problems.push({ path, message: 'must be another time than the others' });
  });
  required.forEach((id, index) => {
    if (members.includes(id)) return;
    problems.push({ path: `/required/${index}`, message: 'must be a member of the group' });
  });
  if (closesAt <= now) problems.push({ path: '/closesAt', message: 'must lie ahead' });
  if (closesAt > now + longestDays * 86_400_000) {
    problems.push({ path: '/closesAt', message: `must be within ${longestDays} days` });
  }
  return problems;
}
