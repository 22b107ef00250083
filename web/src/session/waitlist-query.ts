import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';

/** Where the reader waits for a place, with what is offered to them. */
export const waitlistQuery = queryOptions({
  queryKey: ['waitlist'],
  queryFn: async () => (await unwrap(api.GET('/api/waitlist', { params: { query: { limit: 50 } } }))).items,
});
