import { type Person, UnavailableError } from '@studyhall/http';
import { formatInstant, type Instant, type Interval, overlaps } from '@studyhall/time';
import { loadBusyTime } from './commands/load-busy-time.ts';
import type { Context } from './context.ts';
import { findOptions, findRequired, findVotes } from './data/poll-repository.ts';
import { type Poll, seesResults, type Tally, tally, type Vote } from './domain/poll.ts';
import type { PollView } from './poll-access.ts';
import type { PollBody, PollSummary } from './routes/polls.schema.ts';

export function presentPoll(poll: Poll): PollSummary {
  return {
    id: poll.id,
    groupId: poll.groupId,
    title: poll.title,
    minutes: poll.minutes,
    place: poll.place,
    link: poll.link,
    closesAt: formatInstant(poll.closesAt),
    results: poll.results,
    status: poll.status,
    start: poll.start === null ? null : formatInstant(poll.start),
    decidedBy: poll.decidedBy,
    meetingId: poll.meetingId,
    organizerId: poll.organizerId,
    createdAt: formatInstant(poll.createdAt),
  };
}

/** A poll as one person sees it, with their own clashes marked. */
export async function describePoll(context: Context, person: Person, seen: PollView): Promise<PollBody> {
  const { db } = context;
  const { poll, runsIt } = seen;
  const [options, votes, required] = await Promise.all([
    findOptions(db.read, poll.id),
    findVotes(db.read, poll.id),
    findRequired(db.read, poll.id),
  ]);
  const times = options.map((start) => ({ start, end: start + poll.minutes * 60_000 }));
  const busy = await findOwnBusyTime(context, person, times);
  const mine = new Map(votes.filter(isBy(person)).map(({ start, answer }) => [start, answer]));
  const mayLook = seesResults(poll, { hasVoted: mine.size > 0, runsIt });
  const tallies = tally(options, votes, required);
  return {
    ...presentPoll(poll),
    required,
    voters: new Set(votes.map(({ personId }) => personId)).size,
    options: times.map((time, index) => ({
      start: formatInstant(time.start),
      end: formatInstant(time.end),
      clash: busy?.some((interval) => overlaps(interval, time)) ?? null,
      myVote: mine.get(time.start) ?? null,
      votes: mayLook ? presentVotes(tallies[index], votes, time.start) : null,
    })),
  };
}

function isBy({ id }: Person) {
  return ({ personId }: Vote): boolean => personId === id;
}

function presentVotes(counts: Tally | undefined, votes: readonly Vote[], start: Instant) {
  const { yes = 0, ifNeedBe = 0, no = 0, requiredMissing = 0 } = counts ?? {};
  const people = votes
    .filter((vote) => vote.start === start)
    .map(({ personId, personName, answer }) => ({ userId: personId, name: personName, answer }));
  return { yes, ifNeedBe, no, requiredMissing, people };
}

/** Null while the calendar is away: the poll is shown without it. */
async function findOwnBusyTime(
  context: Context,
  person: Person,
  times: readonly Interval[],
): Promise<readonly Interval[] | null> {
  const range = {
    start: Math.min(...times.map(({ start }) => start)),
    end: Math.max(...times.map(({ end }) => end)),
  };
  try {
    return await loadBusyTime(context, person.id, range);
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
}
