import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export const signInSessionsQuery = queryOptions({
  queryKey: ['sign-in-sessions'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/auth/list-sessions', { params: { query: { limit: 50 } } }))).items,
});

/** Ends one of one's own sign-ins, or without an id every other. */
export function useEndSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) =>
      id === undefined
        ? unwrap(api.POST('/api/auth/revoke-other-sessions'))
        : unwrap(api.POST('/api/auth/revoke-session', { body: { id } })),
    onSettled: () => queries.invalidateQueries({ queryKey: signInSessionsQuery.queryKey }),
  });
}
