import type { Instant } from '@studyhall/time';

export const voteAnswers = ['yes', 'if-need-be', 'no'] as const;
export type VoteAnswer = (typeof voteAnswers)[number];

export const resultRules = ['always', 'after-vote', 'after-close'] as const;
/** When others than those who run the poll see the votes. */
export type ResultRule = (typeof resultRules)[number];

export const decisions = ['only-one', 'most-can-come', 'most-yes', 'earliest', 'organizer'] as const;
/** What the winner had before the next best: nothing is decided by chance. */
export type Decision = (typeof decisions)[number];

export interface Poll {
  readonly id: string;
  readonly groupId: string;
  readonly title: string;
  readonly minutes: number;
  readonly place: string | null;
  readonly link: string | null;
  readonly closesAt: Instant;
  readonly results: ResultRule;
  readonly status: 'open' | 'closed';
  /** The time that won, and what decided; null while it is open, and where no time could win. */
  readonly start: Instant | null;
  readonly decidedBy: Decision | null;
  readonly meetingId: string | null;
  readonly organizerId: string;
  readonly createdAt: Instant;
}

export interface Vote {
  readonly start: Instant;
  readonly personId: string;
  readonly personName: string;
  readonly answer: VoteAnswer;
}

/** What the votes for one time come to. */
export interface Tally {
  readonly start: Instant;
  readonly yes: number;
  readonly ifNeedBe: number;
  readonly no: number;
  /** How many of those who must come have not said that they can. */
  readonly requiredMissing: number;
}

export function tally(
  options: readonly Instant[],
  votes: readonly Vote[],
  required: readonly string[],
): Tally[] {
  return options.map((start) => {
    const here = votes.filter((vote) => vote.start === start);
    const count = (answer: VoteAnswer) => here.filter((vote) => vote.answer === answer).length;
    const comers = new Set(here.filter(({ answer }) => answer !== 'no').map(({ personId }) => personId));
    const requiredMissing = required.filter((id) => !comers.has(id)).length;
    return { start, yes: count('yes'), ifNeedBe: count('if-need-be'), no: count('no'), requiredMissing };
  });
}

export interface Winner {
  readonly start: Instant;
  readonly decidedBy: Decision;
}

/**
 * The time at which most can come, be it only if need be; of several the one with most yes, then the earliest. Only
 * times that lie ahead count, at which everyone who must come can, and somebody at all. Null where there is none.
 */
export function chooseWinner(tallies: readonly Tally[], now: Instant): Winner | null {
  const [first, second] = tallies
    .filter(
      ({ start, yes, ifNeedBe, requiredMissing }) =>
        start > now && requiredMissing === 0 && yes + ifNeedBe > 0,
    )
    .toSorted((a, b) => comers(b) - comers(a) || b.yes - a.yes || a.start - b.start);
  if (!first) return null;
  return { start: first.start, decidedBy: second ? findDifference(first, second) : 'only-one' };
}

function findDifference(first: Tally, second: Tally): Decision {
  if (comers(first) > comers(second)) return 'most-can-come';
  return first.yes > second.yes ? 'most-yes' : 'earliest';
}

function comers({ yes, ifNeedBe }: Tally): number {
  return yes + ifNeedBe;
}

interface Onlooker {
  readonly hasVoted: boolean;
  /** Whether they may close the poll. */
  readonly runsIt: boolean;
}

/** Whether somebody may see how the others voted. */
export function seesResults({ results, status }: Poll, { hasVoted, runsIt }: Onlooker): boolean {
  if (runsIt || status === 'closed' || results === 'always') return true;
  return results === 'after-vote' && hasVoted;
}
