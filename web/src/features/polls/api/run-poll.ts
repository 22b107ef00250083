import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { PollInput } from '../../../api/types.ts';

/** Each try has a key of its own, so that a repeat of the same try opens one poll. */
export function useOpenPoll(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: PollInput & { readonly key: string }) =>
      unwrap(
        api.POST('/api/groups/{id}/polls', {
          params: { path: { id: groupId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['polls'] }),
  });
}

/** Without a start, the votes decide. */
export function useClosePoll(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (start: string | undefined) =>
      unwrap(
        api.POST('/api/polls/{id}/close', {
          params: { path: { id } },
          body: start === undefined ? {} : { start },
        }),
      ),
    onSettled: () =>
      void Promise.all(
        ['polls', 'meetings', 'calendar'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
