import { formatInstant } from '@studyhall/time';
import type { Context } from './context.ts';
import { findAllAnswers, findAllVotes } from './data/meeting-traces-repository.ts';

/** Everything that a person said to meetings and polls, for themself. */
export async function exportMeetings({ db }: Pick<Context, 'db'>, personId: string) {
  const [answers, votes] = await Promise.all([
    findAllAnswers(db.read, personId),
    findAllVotes(db.read, personId),
  ]);
  return {
    meetingAnswers: answers.map(({ start, answeredAt, ...said }) => ({
      ...said,
      start: formatInstant(start),
      answeredAt: formatInstant(answeredAt),
    })),
    pollVotes: votes.map(({ start, ...voted }) => ({ ...voted, start: formatInstant(start) })),
  };
}
