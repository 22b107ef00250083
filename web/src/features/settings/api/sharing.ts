import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Sharing } from '../../../api/types.ts';

export const sharingQuery = queryOptions({
  queryKey: ['sharing'],
  queryFn: () => unwrap(api.GET('/api/calendar/me/sharing')),
});

/** Shows what was chosen at once, and what counts in the end. */
export function useSaveSharing() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Sharing) => unwrap(api.PUT('/api/calendar/me/sharing', { body })),
    onMutate: async (body) => {
      await queries.cancelQueries({ queryKey: sharingQuery.queryKey });
      queries.setQueryData(sharingQuery.queryKey, body);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: sharingQuery.queryKey }),
  });
}
