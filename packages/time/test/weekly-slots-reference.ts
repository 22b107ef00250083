import { expandSeries, localDateOf, type WeeklySlot, type WeeklySlotsQuery } from '../src/index.ts';
import { clockText } from './arbitraries.ts';
import { canCome, comfortableByZone, discomfortOf } from './common-times-reference.ts';

const minute = 60_000;
const day = 86_400_000;

interface Candidate extends WeeklySlot {
  readonly position: number;
  readonly free: number;
  readonly discomfort: number;
}

/** findWeeklySlots by laying out every slot of the week as a series, and asking everyone about each occurrence. */
export function findWeeklySlotsSlowly(query: WeeklySlotsQuery): WeeklySlot[] {
  const { limit, minutes, people } = query;
  const comfortable = comfortableByZone(query);
  const candidates = Array.from({ length: (7 * 1440) / query.stepMinutes }, (_, index) =>
    tally(query, index * query.stepMinutes, comfortable),
  ).flatMap((candidate) => candidate ?? []);
  const isOffered = ({ free, works }: Candidate): boolean =>
    free > 0 && (works > 0 || !people.some(({ required }) => required));
  const missing = ({ weeks, free }: Candidate): number => weeks * people.length - free;
  const chosen: Candidate[] = [];
  while (chosen.length < limit) {
    const crowd = (weekday: number): number => chosen.filter((slot) => slot.weekday === weekday).length;
    const [best] = candidates
      .filter(isOffered)
      .filter(({ position }) => !chosen.some((slot) => distance(slot.position, position) < minutes))
      .toSorted(
        (a, b) =>
          b.works - a.works ||
          missing(a) - missing(b) ||
          a.discomfort - b.discomfort ||
          crowd(a.weekday) - crowd(b.weekday) ||
          a.position - b.position,
      );
    if (!best) break;
    chosen.push(best);
  }
  return chosen.map(({ position: _p, free: _f, discomfort: _d, ...slot }) => slot);
}

/** On the ring of the week. */
function distance(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, 7 * 1440 - apart);
}

function tally(
  query: WeeklySlotsQuery,
  position: number,
  comfortable: ReturnType<typeof comfortableByZone>,
): Candidate | undefined {
  const { people, range, minutes, skip = [] } = query;
  const occurrences = layOut(query, position).filter(
    ({ date, start }) =>
      start >= range.start && start + minutes * minute <= range.end && !skip.includes(date),
  );
  const [first] = occurrences;
  if (!first) return undefined;
  const weeks = occurrences.map(({ date, start }) => {
    const present = people.filter((person) => canCome(person, query, start));
    const required = people.filter((person) => person.required);
    const wanted = required.length > 0 ? required : people;
    const reaches = present.map(({ timeZone }) =>
      discomfortOf(comfortable.get(timeZone) ?? [], { start, end: start + minutes * minute }),
    );
    return {
      date,
      free: present.length,
      works: wanted.every((person) => present.includes(person)),
      discomfort: Math.max(0, ...reaches),
    };
  });
  return {
    position,
    weekday: Math.floor(position / 1440) + 1,
    time: clockText(position % 1440),
    firstStart: first.start,
    weeks: weeks.length,
    works: weeks.filter((week) => week.works).length,
    misses: weeks.filter((week) => !week.works).map(({ date }) => date),
    leastFree: Math.min(...weeks.map(({ free }) => free)),
    free: weeks.reduce((sum, { free }) => sum + free, 0),
    discomfort: Math.max(...weeks.map(({ discomfort }) => discomfort)),
  };
}

/** From the week before the range on, so that the first occurrence is none of those looked at. */
function layOut({ range, timeZone }: WeeklySlotsQuery, position: number) {
  const monday = Temporal.PlainDate.from(localDateOf(range.start - 7 * day, timeZone));
  const first = monday
    .subtract({ days: monday.dayOfWeek - 1 })
    .add({ days: Math.floor(position / 1440) })
    .toZonedDateTime({ timeZone, plainTime: clockText(position % 1440) });
  const until = localDateOf(range.end, timeZone);
  return expandSeries({ timeZone, firstStart: first.epochMilliseconds, everyWeeks: 1, until });
}
