import { type ServiceClient, UnavailableError } from '@studyhall/http';
import { formatInstant, type Interval } from '@studyhall/time';

export interface BusyTimesQuery {
  /** At most 200: the calendar answers about no more at once. */
  readonly people: readonly string[];
  readonly range: Interval;
  /** Reservations that do not count. */
  readonly ignoreRefs?: readonly string[] | undefined;
}

/** When people are busy, as the calendar service knows. */
export interface BusyTimes {
  /** Merged intervals for each person of the query. */
  find(query: BusyTimesQuery): Promise<ReadonlyMap<string, readonly Interval[]>>;
}

/** What the calendar answers; instants are epoch milliseconds. */
interface FreeBusy {
  readonly people: readonly { readonly personId: string; readonly busy: readonly Interval[] }[];
}

export function createBusyTimes(calendar: ServiceClient): BusyTimes {
  return {
    find: async ({ people, range, ignoreRefs }) => {
      if (people.length === 0) return new Map();
      const { status, body } = await calendar.request<FreeBusy>({
        method: 'POST',
        path: '/internal/free-busy',
        body: { people, from: formatInstant(range.start), to: formatInstant(range.end), ignoreRefs },
      });
      if (status !== 200) {
        throw new UnavailableError({ cause: new Error(`The calendar answered ${status}`) });
      }
      return new Map(body.people.map(({ personId, busy }) => [personId, busy]));
    },
  };
}
