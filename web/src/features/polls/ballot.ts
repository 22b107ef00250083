import type { Poll, VoteAnswer } from '../../api/types.ts';

type Option = Poll['options'][number];
/** What one answers, by the start of the option; an option that is not in it has no answer. */
export type Ballot = Readonly<Record<string, VoteAnswer>>;

export function ballotOf(options: readonly Option[]): Ballot {
  return Object.fromEntries(
    options.flatMap(({ start, myVote }) => (myVote === null ? [] : [[start, myVote] as const])),
  );
}

/** Yes to what is free, no to what clashes; what was answered already stays. */
export function fillIn(options: readonly Option[], ballot: Ballot): Ballot {
  return Object.fromEntries(
    options.map(({ start, clash }) => [start, ballot[start] ?? (clash ? 'no' : 'yes')] as const),
  );
}

export function isSameBallot(one: Ballot, other: Ballot): boolean {
  const starts = Object.keys(one);
  return starts.length === Object.keys(other).length && starts.every((start) => one[start] === other[start]);
}

/** Who has answered, with their answer to each option in the order of the options. */
export interface Voter {
  readonly userId: string;
  readonly name: string;
  readonly answers: readonly (VoteAnswer | undefined)[];
}

export function votersOf(options: readonly Option[]): readonly Voter[] {
  const names = new Map(
    options.flatMap(({ votes }) => votes?.people.map(({ userId, name }) => [userId, name] as const) ?? []),
  );
  return [...names].map(([userId, name]) => ({
    userId,
    name,
    answers: options.map(({ votes }) => votes?.people.find((vote) => vote.userId === userId)?.answer),
  }));
}

/** How many can come, be it only if need be. */
export function comersOf({ votes }: Option): number {
  return votes ? votes.yes + votes.ifNeedBe : 0;
}

/** The starts that most can come to, of those the most certain; none as long as nobody can. */
export function bestStarts(options: readonly Option[]): ReadonlySet<string> {
  const rank = (option: Option) => comersOf(option) * 1_000 + (option.votes?.yes ?? 0);
  const best = Math.max(0, ...options.map(rank));
  return new Set(
    best === 0 ? [] : options.filter((option) => rank(option) === best).map(({ start }) => start),
  );
}
