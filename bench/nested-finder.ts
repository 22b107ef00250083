import type { Attendee, CommonTimesQuery } from '@studyhall/time';

const minute = 60_000;

interface Counted {
  readonly start: number;
  readonly free: number;
}

/** Whether the wall of a person's zone shows hours that are permitted, at both ends of a window. */
export type IsOpen = (timeZone: string, start: number) => boolean;

/** As one would write it down: for every start, every person; for every person, every commitment. */
export function findNested({ people, minutes }: CommonTimesQuery, starts: readonly number[], isOpen: IsOpen) {
  return starts
    .map((start): Counted => {
      const end = start + minutes * minute;
      const isFree = ({ timeZone, busy }: Attendee): boolean =>
        isOpen(timeZone, start) && !busy.some((each) => each.start < end && start < each.end);
      return { start, free: people.filter(isFree).length };
    })
    .toSorted((a, b) => b.free - a.free || a.start - b.start);
}

/** Asks Temporal each time. */
export function readWalls({ minutes, hours }: CommonTimesQuery): IsOpen {
  return (timeZone, start) => {
    const clock = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone);
    const from = clock.toPlainTime().toString().slice(0, 5);
    const to = clock.add({ minutes }).toPlainTime().toString().slice(0, 5);
    return from >= hours.permitted.from && to <= hours.permitted.to && from < to;
  };
}

/** Asks beforehand, once for each zone and start, which costs the scan nothing. */
export function rememberWalls(query: CommonTimesQuery, starts: readonly number[]): IsOpen {
  const isOpen = readWalls(query);
  const zones = new Set(query.people.map(({ timeZone }) => timeZone));
  const open = new Map(
    [...zones].map((zone) => [zone, new Set(starts.filter((start) => isOpen(zone, start)))]),
  );
  return (timeZone, start) => open.get(timeZone)?.has(start) ?? false;
}
