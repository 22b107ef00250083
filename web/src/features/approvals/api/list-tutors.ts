import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { TutorStatus } from '../../../api/types.ts';

interface TutorsWish {
  readonly status: TutorStatus;
  /** Only of the approved. */
  readonly q?: string | undefined;
}

/** Tutors by how they stand with the programme: who waits longest comes first. */
export function tutorsByStatusQuery({ status, q }: TutorsWish) {
  return infiniteQueryOptions({
    queryKey: ['tutors', 'by-status', status, q ?? ''],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/tutors', {
          params: { query: { status, q: q || undefined, limit: 10, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
