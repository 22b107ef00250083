import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import type { CalendarPage, Commitment } from '../api/types.ts';
import { addDays, startOfDay } from '../time/zone.ts';

const pageSize = 100;
const mostPages = 20;
/** So many are read at most; whoever shows them says when there are as many. */
export const mostCommitments = mostPages * pageSize;

/** Everything of the reader's between two instants, at most 62 days. */
export function calendarQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['calendar', { from, to }],
    queryFn: async () => {
      const found: Commitment[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const { items, nextCursor } = await loadPage({ from, to, cursor });
        found.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return found;
    },
    staleTime: 20_000,
  });
}

function loadPage(query: { from: string; to: string; cursor: string | undefined }): Promise<CalendarPage> {
  return unwrap(api.GET('/api/calendar/me', { params: { query: { ...query, limit: pageSize } } }));
}

/** Everything of some days from a date on. */
export function daysQuery(date: string, days: number, zone: string) {
  return calendarQuery(startOfDay(date, zone), startOfDay(addDays(date, days), zone));
}
