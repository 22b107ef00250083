import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function pollsQuery(groupId: string, status: 'open' | 'closed') {
  return infiniteQueryOptions({
    queryKey: ['polls', 'group', groupId, status],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/groups/{id}/polls', {
          params: { path: { id: groupId }, query: { status, limit: 20, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function pollQuery(id: string) {
  return queryOptions({
    queryKey: ['polls', 'one', id],
    queryFn: () => unwrap(api.GET('/api/polls/{id}', { params: { path: { id } } })),
  });
}
