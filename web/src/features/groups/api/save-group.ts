import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { GroupEdit, GroupInput } from '../../../api/types.ts';

/** Each try has a key of its own, so that a repeat of the same try makes one group. */
export function useCreateGroup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: GroupInput & { readonly key: string }) =>
      unwrap(api.POST('/api/groups', { body, params: { header: { 'Idempotency-Key': key } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['groups'] }),
  });
}

export function useEditGroup(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: GroupEdit) =>
      unwrap(api.PATCH('/api/groups/{id}', { params: { path: { id } }, body })),
    onSuccess: () =>
      void Promise.all(
        ['groups', 'meetings', 'calendar'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
