import type { Interval } from '@studyhall/time';
import type { Context } from '../context.ts';

/** What one question to the calendar may span. */
const longestDays = 90;
const day = 86_400_000;

/** When a person is busy, over a range of any length. */
export async function loadBusyTime(
  { busyTimes }: Pick<Context, 'busyTimes'>,
  personId: string,
  range: Interval,
): Promise<readonly Interval[]> {
  const answers = await Promise.all(
    splitRange(range).map((part) => busyTimes.find({ people: [personId], range: part })),
  );
  return answers.flatMap((answer) => answer.get(personId) ?? []);
}

function splitRange({ start, end }: Interval): Interval[] {
  const parts: Interval[] = [];
  for (let from = start; from < end; from += longestDays * day) {
    parts.push({ start: from, end: Math.min(end, from + longestDays * day) });
  }
  return parts;
}
