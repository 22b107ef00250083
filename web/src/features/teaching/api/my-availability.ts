import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Availability } from '../../../api/types.ts';

export const myAvailabilityQuery = queryOptions({
  queryKey: ['teaching', 'availability'],
  queryFn: () => unwrap(api.GET('/api/tutors/me/availability')),
});

export function useSaveAvailability() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Availability) => unwrap(api.PUT('/api/tutors/me/availability', { body })),
    onSuccess: (saved) => {
      queries.setQueryData(myAvailabilityQuery.queryKey, saved);
      return queries.invalidateQueries({ queryKey: ['slots'] });
    },
  });
}
