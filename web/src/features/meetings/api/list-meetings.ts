import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

const pastDays = 365;

/** Meetings of a group by start: those ahead, or those of the past year. */
export function meetingsQuery(groupId: string, show: 'upcoming' | 'past', limit = 20) {
  return infiniteQueryOptions({
    queryKey: ['meetings', 'group', groupId, { show, limit }],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/groups/{id}/meetings', {
          params: { path: { id: groupId }, query: { ...rangeOf(show), limit, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

function rangeOf(show: 'upcoming' | 'past'): { from?: string; to?: string } {
  const now = Date.now();
  if (show === 'upcoming') return {};
  const from = new Date(now - pastDays * 86_400_000).toISOString();
  return { from, to: new Date(now).toISOString() };
}
