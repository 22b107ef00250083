import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

const path = '/api/calendar/me/subscription';

export const subscriptionQuery = queryOptions({
  queryKey: ['calendar-subscription'],
  queryFn: () => unwrap(api.GET(path)),
});

/** A new address, which is told this once; the one before ends. */
export function useSubscribe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST(path)),
    onSuccess: () => queries.invalidateQueries({ queryKey: subscriptionQuery.queryKey }),
  });
}

export function useUnsubscribe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE(path)),
    onSuccess: () => queries.invalidateQueries({ queryKey: subscriptionQuery.queryKey }),
  });
}
