import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { GroupSearchParams } from '../search-params.ts';

export function groupSearchQuery(search: GroupSearchParams) {
  return infiniteQueryOptions({
    queryKey: ['groups', 'search', search],
    queryFn: ({ pageParam: cursor, signal }) =>
      unwrap(
        api.GET('/api/groups', {
          params: { query: { ...search, limit: 20, cursor: cursor ?? undefined } },
          signal,
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
