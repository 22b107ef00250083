import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Term } from '../../../api/types.ts';

/** The latest terms: more than anybody plans. */
export const latestTermsQuery = queryOptions({
  queryKey: ['terms', 'latest'],
  queryFn: async () => (await unwrap(api.GET('/api/terms', { params: { query: { limit: 50 } } }))).items,
});

export function useSaveTerm() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, ...body }: Term) =>
      unwrap(api.PUT('/api/terms/{code}', { params: { path: { code } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['terms'] }),
  });
}
