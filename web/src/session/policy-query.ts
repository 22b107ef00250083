import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';

/** The programme's rules for everyone. */
export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => unwrap(api.GET('/api/tutoring/policy')),
  staleTime: 600_000,
});
