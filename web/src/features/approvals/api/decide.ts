import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Tutor } from '../../../api/types.ts';

export type Decision = { readonly kind: 'approve' } | { readonly kind: 'suspend'; readonly reason: string };

export function useDecide(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision): Promise<Tutor> => {
      const params = { path: { id } };
      return decision.kind === 'approve'
        ? unwrap(api.POST('/api/tutors/{id}/approve', { params }))
        : unwrap(api.POST('/api/tutors/{id}/suspend', { params, body: { reason: decision.reason } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tutors'] }),
  });
}
