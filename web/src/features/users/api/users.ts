import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Role } from '../../../api/types.ts';

export function usersQuery(q: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['users', q ?? ''],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/users', {
          params: { query: { q: q || undefined, limit: 25, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useSaveRoles(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (roles: Role[]) =>
      unwrap(api.PUT('/api/users/{id}/roles', { params: { path: { id } }, body: { roles } })),
    onSuccess: () =>
      Promise.all([['users'], ['audit'], ['me']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
