import type { CommonTimesAnswer } from '@studyhall/ledger';
import {
  type CommonWindow,
  formatInstant,
  type Interval,
  type WayOut,
  type WeeklySlot,
} from '@studyhall/time';
import type { CommonTimes, CommonTimesQuestion } from './domain/common-times.ts';

type WayOutAnswer = NonNullable<CommonTimesAnswer['waysOut']>[number];

/** Counts, and the names of those alone who agreed to be named. */
export function presentCommonTimes(
  { windows, waysOut, weekly, attendance }: CommonTimes,
  { people, minutes }: CommonTimesQuestion,
  nameable: ReadonlySet<string>,
): CommonTimesAnswer {
  const nameOf = (position: number): string | undefined => {
    const personId = people[position];
    return personId !== undefined && nameable.has(personId) ? personId : undefined;
  };
  const presentWindow = ({ start, end, free, missing }: CommonWindow) => {
    const named = missing.flatMap((position) => nameOf(position) ?? []);
    return {
      ...presentPlace({ start, end }),
      free,
      of: people.length,
      ...(named.length > 0 && { missing: named }),
    };
  };
  const presentWayOut = (way: WayOut): WayOutAnswer => ({
    kind: way.kind,
    windows: way.windows.map(presentWindow),
    ...presentChange(way, nameOf),
  });
  const presentSlot = ({ firstStart, leastFree, ...slot }: WeeklySlot) => ({
    ...slot,
    misses: [...slot.misses],
    ...presentPlace({ start: firstStart, end: firstStart + minutes * 60_000 }),
    free: leastFree,
    of: people.length,
  });
  return {
    windows: windows.map(presentWindow),
    ...(waysOut && { waysOut: waysOut.map(presentWayOut) }),
    ...(weekly && { weekly: weekly.map(presentSlot) }),
    ...(attendance && {
      attendance: attendance.map(({ start, ...count }) => ({ start: formatInstant(start), ...count })),
    }),
  };
}

function presentPlace({ start, end }: Interval): { start: string; end: string } {
  return { start: formatInstant(start), end: formatInstant(end) };
}

function presentChange(
  way: WayOut,
  nameOf: (position: number) => string | undefined,
): Omit<WayOutAnswer, 'kind' | 'windows'> {
  switch (way.kind) {
    case 'leave-out':
    case 'make-optional': {
      const personId = nameOf(way.person);
      return personId === undefined ? {} : { personId };
    }
    case 'shorten':
    case 'split':
      return { minutes: way.minutes };
    case 'move-meeting':
      return { meetingId: way.meeting, to: presentPlace(way.to) };
    case 'widen-hours':
      return { hours: { ...way.hours, weekdays: [...way.hours.weekdays] } };
    default:
      return way satisfies never;
  }
}
