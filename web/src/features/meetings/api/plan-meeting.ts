import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { MeetingInput } from '../../../api/types.ts';

/** Every date of a plan against the time of all members; nothing is planned by it. */
export function checkedPlanQuery(groupId: string, plan: MeetingInput | undefined) {
  return queryOptions({
    queryKey: ['meetings', 'check', groupId, plan],
    queryFn: ({ signal }) => {
      if (plan === undefined) throw new Error('Asked only once there is a plan.');
      return unwrap(
        api.POST('/api/groups/{id}/meetings/check', {
          params: { path: { id: groupId } },
          body: plan,
          signal,
        }),
      );
    },
    enabled: plan !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });
}

/** Each try has a key of its own, so that a repeat of the same try plans once. */
export function usePlanMeeting(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: MeetingInput & { readonly key: string }) =>
      unwrap(
        api.POST('/api/groups/{id}/meetings', {
          params: { path: { id: groupId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['meetings'] }),
  });
}
