import { type Attendee, type CommonTimesQuery, type Interval, parseInstant } from '../src/index.ts';

const monday = '2026-01-05';

/** A time of day in UTC, on a Monday in winter unless said otherwise. */
export const at = (time: string, date = monday): number => parseInstant(`${date}T${time}:00Z`);

export const span = (from: string, to: string, date = monday, endDate = date): Interval => ({
  start: at(from, date),
  end: at(to, endDate),
});

/** Somebody in UTC with nothing to do. */
export function attendee(changes: Partial<Attendee> = {}): Attendee {
  return { timeZone: 'UTC', busy: [], ...changes };
}

/** An hour of one person on that Monday. */
export function buildQuery(changes: Partial<CommonTimesQuery> = {}): CommonTimesQuery {
  return {
    people: [attendee()],
    range: span('00:00', '00:00', monday, '2026-01-06'),
    minutes: 60,
    stepMinutes: 15,
    timeZone: 'UTC',
    hours: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      permitted: { from: '08:00', to: '21:00' },
      comfortable: { from: '09:00', to: '18:00' },
    },
    limit: 10,
    ...changes,
  };
}
