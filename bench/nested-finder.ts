import type { CommonTimesQuery, Interval } from '@studyhall/time';

const minute = 60_000;

interface Counted {
  readonly start: number;
  readonly free: number;
}

/**
 * A finder as one would write it down: for every start, every person; for every person, every commitment until one
 * is in the way. Whose wall shows permitted hours at which start is looked up beforehand and costs the scan nothing.
 */
export function prepareNested(query: CommonTimesQuery, starts: readonly number[]): () => Counted[] {
  const length = query.minutes * minute;
  const zones = new Set(query.people.map(({ timeZone }) => timeZone));
  const openIn = new Map([...zones].map((zone) => [zone, starts.map((start) => isOpen(query, zone, start))]));
  const people = query.people.map(({ timeZone, busy }) => ({ busy, isOpenAt: openIn.get(timeZone) ?? [] }));
  return () => {
    const counted = starts.map((start, at): Counted => {
      let free = 0;
      for (const { busy, isOpenAt } of people) {
        if (isOpenAt[at] && isFree(busy, start, start + length)) free += 1;
      }
      return { start, free };
    });
    return counted.sort((a, b) => b.free - a.free || a.start - b.start);
  };
}

function isFree(busy: readonly Interval[], start: number, end: number): boolean {
  for (const each of busy) if (each.start < end && start < each.end) return false;
  return true;
}

/** Whether a wall shows permitted hours at both ends of a window. */
function isOpen({ minutes, hours }: CommonTimesQuery, timeZone: string, start: number): boolean {
  const clock = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
  const from = clock.toPlainTime().toString().slice(0, 5);
  const to = clock.add({ minutes }).toPlainTime().toString().slice(0, 5);
  return from >= hours.permitted.from && to <= hours.permitted.to && from < to;
}
