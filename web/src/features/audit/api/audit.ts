import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { AuditAction } from '../../../api/types.ts';

export interface AuditWish {
  readonly action?: AuditAction | undefined;
  /** To whom it happened. */
  readonly subject?: string | undefined;
}

export function auditQuery(wish: AuditWish) {
  return infiniteQueryOptions({
    queryKey: ['audit', wish],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/users/audit', {
          params: { query: { ...wish, limit: 30, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
