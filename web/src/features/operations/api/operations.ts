import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

const everyMs = 10_000;

/** How each service has done within the last hour, as it is now. */
export const operationsQuery = queryOptions({
  queryKey: ['operations'],
  queryFn: () => unwrap(api.GET('/api/operations')),
  refetchInterval: everyMs,
});
