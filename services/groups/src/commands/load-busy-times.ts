import type { Interval } from '@studyhall/time';
import type { Context } from '../context.ts';

/** What one question to the calendar may span. */
const mostPeople = 200;
const longestDays = 90;
const day = 86_400_000;

/** When people are busy over a range of any length, person by person in the order given. */
export async function loadBusyTimes(
  { busyTimes }: Pick<Context, 'busyTimes'>,
  people: readonly string[],
  range: Interval,
): Promise<readonly (readonly Interval[])[]> {
  const parts = splitRange(range);
  const companies = chunk(people, mostPeople);
  const answers = await Promise.all(
    companies.map((company) =>
      Promise.all(parts.map((part) => busyTimes.find({ people: company, range: part }))),
    ),
  );
  return companies.flatMap((company, index) =>
    company.map((id) => (answers[index] ?? []).flatMap((part) => part.get(id) ?? [])),
  );
}

function splitRange({ start, end }: Interval): Interval[] {
  const parts: Interval[] = [];
  for (let from = start; from < end; from += longestDays * day) {
    parts.push({ start: from, end: Math.min(end, from + longestDays * day) });
  }
  return parts;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let first = 0; first < items.length; first += size) chunks.push(items.slice(first, first + size));
  return chunks;
}
