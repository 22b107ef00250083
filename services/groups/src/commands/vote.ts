import { NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { lockActiveMembership } from '../data/membership-repository.ts';
import { findOptions, lockPoll, replaceVotes } from '../data/poll-repository.ts';
import type { Poll, Vote } from '../domain/poll.ts';
import { PollClosedError, UnknownOptionError } from '../poll-errors.ts';

export interface Ballot {
  readonly person: Person;
  readonly poll: Poll;
  /** What is not among them has no vote of the person any more. */
  readonly votes: readonly Pick<Vote, 'start' | 'answer'>[];
}

/** Puts a person's votes in the place of those before, as long as the poll is open. */
export async function vote({ db, now }: Context, { person, poll, votes }: Ballot): Promise<void> {
  await db.transaction(async (tx) => {
    const isMember = await lockActiveMembership(tx, poll.groupId, person.id);
    const current = isMember ? await lockPoll(tx, poll.id) : null;
    if (!current) throw new NotFoundError('poll');
    if (current.status === 'closed' || current.closesAt <= now()) throw new PollClosedError();
    const unknown = findUnknown(votes, await findOptions(tx, poll.id));
    if (unknown.length > 0) throw new UnknownOptionError(unknown);
    await replaceVotes(tx, poll.id, person, votes);
  });
}

/** A time that is voted on twice is as unknown as one that is not proposed. */
function findUnknown(votes: Ballot['votes'], options: readonly number[]): string[] {
  const starts = votes.map(({ start }) => start);
  return starts.flatMap((start, index) =>
    options.includes(start) && starts.indexOf(start) === index ? [] : [`/votes/${index}/start`],
  );
}
