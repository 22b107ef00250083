import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

interface Writing {
  readonly body: string;
  readonly parentId?: string | undefined;
  /** Each try has its own, so that a repeat of the same try writes once. */
  readonly key: string;
}

export function useWritePost(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body, parentId }: Writing) =>
      unwrap(
        api.POST('/api/groups/{id}/posts', {
          params: { path: { id: groupId }, header: { 'Idempotency-Key': key } },
          body: { body, ...(parentId !== undefined && { parentId }) },
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['posts'] }),
  });
}
