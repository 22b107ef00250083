import { matches, type ServiceClient, UnavailableError } from '@studyhall/http';
import { formatInstant, type Interval } from '@studyhall/time';
import { type Clashes, ClashesSchema } from './clashes.schema.ts';

export interface ClashQuestion {
  /** Who asks, and is one of the people. */
  readonly personId: string;
  /** At most 500. */
  readonly people: readonly string[];
  /** IANA; whose weeks count. */
  readonly timeZone: string;
  /** At most 60, by start. */
  readonly times: readonly Interval[];
  /** How many other starts to name for each time that clashes. */
  readonly substitutes: number;
}

/** Says of planned times who has something else then, as a count. */
export interface ClashCheck {
  find(question: ClashQuestion): Promise<Clashes>;
}

export function createClashCheck(calendar: ServiceClient): ClashCheck {
  return {
    find: async ({ times, ...question }) => {
      const intervals = times.map(({ start, end }) => ({
        start: formatInstant(start),
        end: formatInstant(end),
      }));
      const { status, body } = await calendar.request({
        method: 'POST',
        path: '/internal/clashes',
        body: { ...question, times: intervals },
        repeatable: true,
      });
      if (status === 200 && matches(ClashesSchema, body)) return body;
      throw new UnavailableError({ cause: new Error(`The calendar answered ${status}`) });
    },
  };
}
