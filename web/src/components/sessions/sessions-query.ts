import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { Session, SessionStatus } from '../../api/types.ts';

interface SessionsWish {
  readonly as?: 'student' | 'tutor';
  readonly status?: SessionStatus;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
}

/** One's own sessions by start, the first of them. */
export function sessionsQuery(wish: SessionsWish) {
  return queryOptions({
    queryKey: ['sessions', wish],
    queryFn: async () => {
      const query = { limit: 50, ...wish };
      return (await unwrap(api.GET('/api/sessions', { params: { query } }))).items;
    },
  });
}

/** What began before a moment as a student, latest first, page by page. */
export function pastSessionsQuery(to: string) {
  return infiniteQueryOptions({
    queryKey: ['sessions', 'past', to],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/sessions', {
          params: { query: { as: 'student', order: 'latest', to, limit: 20, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** More than anybody holds in half a year. */
const mostPages = 10;

/** All that a tutor has held since a moment. */
export function heldSessionsQuery(from: string) {
  return queryOptions({
    queryKey: ['sessions', 'held', from],
    queryFn: async () => {
      const held: Session[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const { items, nextCursor } = await loadHeld(from, cursor);
        held.push(...items);
        cursor = nextCursor;
        if (cursor === null) break;
      }
      return held;
    },
  });
}

function loadHeld(from: string, cursor: string | null) {
  const query = { as: 'tutor', status: 'completed', from, limit: 100 } as const;
  return unwrap(
    api.GET('/api/sessions', { params: { query: { ...query, ...(cursor !== null && { cursor }) } } }),
  );
}
