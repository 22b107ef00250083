import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

/** Joins, asks, waits in line or takes an offered place: which of them is for the platform to say. */
export function useJoinGroup(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/groups/{id}/join', { params: { path: { id } } })),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['groups'] }),
  });
}

/** Leaves, withdraws a request, leaves the line or lets an offered place go. */
export function useLeaveGroup(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/groups/{id}/leave', { params: { path: { id } } })),
    onSuccess: () =>
      void Promise.all(
        ['groups', 'meetings', 'polls', 'posts', 'calendar'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
