import { addLocalDays, type Interval, mergeIntervals, startOfLocalWeek } from '@studyhall/time';
import type { Context } from '../context.ts';
import { findCalendars } from '../data/busy-repository.ts';
import { findTimeZones } from '../data/zone-repository.ts';
import { type ClashingTime, checkTime } from '../domain/clashes.ts';

export interface ClashQuestion {
  readonly people: readonly string[];
  readonly timeZone: string;
  readonly times: readonly Interval[];
  readonly substitutes: number;
}

/** Looks at each time against the time of everyone, in the order given. Week by week, to hold little at once. */
export async function findClashes(context: Context, question: ClashQuestion): Promise<ClashingTime[]> {
  const { people, timeZone, times, substitutes: limit } = question;
  const { read } = context.db;
  const timeZones = await findTimeZones(read, people);
  const checked: ClashingTime[] = [];
  for (const time of times) {
    const range = limit === 0 ? time : localWeekOf(time, timeZone);
    const calendars = await findCalendars(read, { people, range });
    const attendees = calendars.map(({ personId, busy }) => ({
      timeZone: timeZones.get(personId) ?? timeZone,
      busy: mergeIntervals(busy),
    }));
    const circumstances = { people: attendees, timeZone, earliest: context.now(), limit };
    checked.push(checkTime(time, circumstances));
  }
  return checked;
}

/** From the local Monday before a time to the one after it. */
function localWeekOf({ start, end }: Interval, timeZone: string): Interval {
  const lastMonday = startOfLocalWeek(end, timeZone);
  return { start: startOfLocalWeek(start, timeZone), end: addLocalDays(lastMonday, timeZone, 7) };
}
