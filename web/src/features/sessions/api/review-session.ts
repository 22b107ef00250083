import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function useReviewSession(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { rating: number; comment?: string }) =>
      unwrap(api.POST('/api/sessions/{id}/review', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tutors'] }),
  });
}
