import { type Interval, InvalidTimeError } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findCalendars } from '../data/busy-repository.ts';
import { findCommitmentsUnder } from '../data/commitment-repository.ts';
import { findTimeZones } from '../data/zone-repository.ts';
import {
  answerCommonTimes,
  type CommonTimes,
  type CommonTimesQuestion,
  findListingProblems,
  listRequired,
  type MovableTime,
} from '../domain/common-times.ts';
import type { Company } from '../domain/sharing.ts';
import { ImpossibleQuestionError, UnlistedPeopleError } from '../errors.ts';

/** A meeting of those who ask; its commitments are those whose ref is this one, or begins with it and a colon. */
export interface MovableRef {
  readonly id: string;
  readonly ref: string;
  readonly interval: Interval;
}

export interface Asking {
  /** Of the people of the question. */
  readonly company: Company;
  readonly movable: readonly MovableRef[];
}

export interface FoundTimes {
  /** The question as it was answered. */
  readonly question: CommonTimesQuestion;
  readonly times: CommonTimes;
}

/** Looks at the busy time of the company from now on. Who may ask is for the caller to decide. */
export async function findTimes(
  context: Context,
  asked: Omit<CommonTimesQuestion, 'discreet'>,
  { company, movable }: Asking,
): Promise<FoundTimes> {
  const problems = findListingProblems(asked);
  if (problems.length > 0) throw new UnlistedPeopleError(problems);
  const { counted: people, discreet } = company;
  const range = { ...asked.range, start: Math.max(asked.range.start, context.now()) };
  const question = { ...asked, required: listRequired(asked), people, discreet, range };
  const { read } = context.db;
  const calendars = range.start < range.end ? await findCalendars(read, { people, range }) : [];
  const timeZones = await findTimeZones(read, people);
  const known = { calendars, timeZones, movable: await findMovable(context, movable) };
  try {
    return { question, times: answerCommonTimes(question, known) };
  } catch (error) {
    if (error instanceof InvalidTimeError) throw new ImpossibleQuestionError(error);
    throw error;
  }
}

async function findMovable({ db }: Context, movable: readonly MovableRef[]): Promise<MovableTime[]> {
  const times: MovableTime[] = [];
  for (const { id, ref, interval } of movable) {
    const commitments = await findCommitmentsUnder(db.read, ref);
    const taken = new Map(commitments.map(({ personId, start, end }) => [personId, { start, end }]));
    if (taken.size > 0) times.push({ id, interval, taken });
  }
  return times;
}
