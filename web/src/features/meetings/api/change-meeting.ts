import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { MeetingEdit, MeetingScope } from '../../../api/types.ts';

export function useChangeMeeting(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MeetingEdit) =>
      unwrap(api.PATCH('/api/meetings/{id}', { params: { path: { id } }, body })),
    onSettled: () => void refresh(queries),
  });
}

export function useCancelMeeting(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly scope: MeetingScope; readonly reason?: string }) =>
      unwrap(api.POST('/api/meetings/{id}/cancel', { params: { path: { id } }, body })),
    onSettled: () => void refresh(queries),
  });
}

function refresh(queries: ReturnType<typeof useQueryClient>) {
  return Promise.all(['meetings', 'calendar'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
