import { addLocalDays, formatInstant, type Instant, instantAt, localDateOf } from '@studyhall/time';
import type { GroupPlan } from './group-plans.ts';
import { demoId } from './ids.ts';
import type { Student } from './people.ts';

/** A meeting as the groups service imports one. */
export interface Meeting {
  readonly id: string;
  readonly organizerId: string;
  readonly title: string;
  readonly start: string;
  readonly minutes: number;
  readonly until?: string;
  readonly answers: readonly { readonly userId: string; readonly answer: string }[];
}

export interface Poll {
  readonly id: string;
  readonly organizerId: string;
  readonly title: string;
  readonly minutes: number;
  readonly options: readonly string[];
  readonly closesAt: string;
  readonly closed: boolean;
  readonly votes: readonly { readonly userId: string; readonly start: string; readonly answer: string }[];
}

interface Setting {
  readonly members: readonly Student[];
  readonly timeZone: string;
  readonly now: Instant;
}

const week = 7;
const answers = ['yes', 'yes', 'maybe', 'yes', 'no'] as const;
const votes = ['yes', 'if-need-be', 'yes', 'no'] as const;

/** The members of each answer in turn; one in six has not answered yet. */
export function buildMeetings({ name, capacity, meetings = [] }: GroupPlan, setting: Setting): Meeting[] {
  const { timeZone } = setting;
  const members = setting.members.slice(0, capacity);
  return meetings.map(({ by, inDays, at, weeks, ...details }, index) => {
    const start = startOf(inDays, at, setting);
    const until = weeks && localDateOf(addLocalDays(start, timeZone, weeks * week), timeZone);
    return {
      ...details,
      id: demoId(`meeting of ${name}`, index),
      organizerId: members[by]?.id ?? '',
      start: formatInstant(start),
      ...(until && { until }),
      answers: members.flatMap(({ id }, place) =>
        place % 6 === 5 ? [] : { userId: id, answer: answers[place % answers.length] ?? 'yes' },
      ),
    };
  });
}

export function buildPolls({ name, capacity, polls = [] }: GroupPlan, setting: Setting): Poll[] {
  const members = setting.members.slice(0, capacity);
  return polls.map(({ by, options, closed = false, ...details }, index) => {
    const starts = options.map(({ inDays, at }) => startOf(inDays, at, setting));
    return {
      ...details,
      id: demoId(`poll of ${name}`, index),
      organizerId: members[by]?.id ?? '',
      options: starts.map(formatInstant),
      closesAt: formatInstant(Math.min(...starts) - 86_400_000),
      closed,
      votes: members.slice(0, -1).flatMap(({ id }, place) =>
        starts.map((start, option) => ({
          userId: id,
          start: formatInstant(start),
          answer: votes[(place + option) % votes.length] ?? 'yes',
        })),
      ),
    };
  });
}

function startOf(inDays: number, at: string, { timeZone, now }: Setting): Instant {
  return instantAt(localDateOf(addLocalDays(now, timeZone, inDays), timeZone), at, timeZone);
}
