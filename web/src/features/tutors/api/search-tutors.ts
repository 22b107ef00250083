import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { SessionMode } from '../../../api/types.ts';

export interface TutorSearch {
  readonly q?: string | undefined;
  readonly course?: string | undefined;
  readonly mode?: SessionMode | undefined;
  readonly language?: string | undefined;
  readonly minRating?: number | undefined;
  readonly freeFrom?: string | undefined;
  readonly freeTo?: string | undefined;
  readonly sort?: 'match' | 'soonest' | 'rating' | undefined;
}

export function tutorSearchQuery(search: TutorSearch) {
  return infiniteQueryOptions({
    queryKey: ['tutors', 'search', search],
    queryFn: ({ pageParam: cursor, signal }) =>
      unwrap(
        api.GET('/api/tutors', {
          params: { query: { ...search, limit: 10, cursor: cursor ?? undefined } },
          signal,
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
