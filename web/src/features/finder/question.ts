import type { CommonTimesInput } from '../../api/types.ts';
import { addDays, startOfDay, startOfWeek, today } from '../../time/zone.ts';
import type { FinderParams } from './finder-params.ts';

export const usualMinutes = 60;
export const usualHours = { from: 8, to: 21 };
/** Starts this far apart make a map that one can take in. */
export const stepMinutes = 30;
const proposals = 8;
const usualTermDays = 98;
const longestTermDays = 199;

interface Place {
  readonly zone: string;
  readonly now: number;
  readonly required: readonly string[];
}

/** The Monday of the week that is looked at, never of one that is over. */
export function weekOf({ week }: FinderParams, { zone, now }: Pick<Place, 'zone' | 'now'>): string {
  const current = startOfWeek(today(zone, now));
  const asked = week === undefined ? current : startOfWeek(week);
  return asked < current ? current : asked;
}

/** The last day of a term that is looked at. */
export function termEnd({ until }: FinderParams, { zone, now }: Pick<Place, 'zone' | 'now'>): string {
  const first = today(zone, now);
  const last = addDays(first, longestTermDays);
  const asked = until ?? addDays(first, usualTermDays);
  if (asked <= first) return addDays(first, usualTermDays);
  return asked > last ? last : asked;
}

/** The question to the platform that an address stands for. */
export function toQuestion(params: FinderParams, place: Place): CommonTimesInput {
  const { zone, now, required } = place;
  const { minutes = usualMinutes, from = usualHours.from, to = usualHours.to, weekly } = params;
  const range = weekly
    ? { from: startOfDay(today(zone, now), zone), to: startOfDay(addDays(termEnd(params, place), 1), zone) }
    : weekRange(weekOf(params, place), zone);
  return {
    ...range,
    minutes,
    step: stepMinutes,
    limit: proposals,
    hours: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      permitted: { from: clock(from), to: clock(to) },
      comfortable: {
        from: clock(Math.max(from, 9)),
        to: clock(Math.max(Math.min(to, 18), Math.max(from, 9) + 1)),
      },
    },
    attendance: !weekly,
    ...(required.length > 0 && { required: [...required] }),
    ...(weekly && { weekly: { skip: [] } }),
  };
}

export function weekRange(monday: string, zone: string): { from: string; to: string } {
  return { from: startOfDay(monday, zone), to: startOfDay(addDays(monday, 7), zone) };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
