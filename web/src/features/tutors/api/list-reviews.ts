import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function reviewsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['tutors', id, 'reviews'],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/tutors/{id}/reviews', {
          params: { path: { id }, query: { limit: 5, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
