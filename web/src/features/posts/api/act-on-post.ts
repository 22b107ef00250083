import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export type PostAction =
  | { readonly kind: 'edit'; readonly body: string }
  | { readonly kind: 'pin' | 'unpin' | 'delete' }
  | { readonly kind: 'report'; readonly reason: string; readonly key: string };

/** What is done to a post after it was written. */
export function useActOnPost(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: PostAction) => act(id, action),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['posts'] }),
  });
}

function act(id: string, action: PostAction): Promise<unknown> {
  const params = { path: { id } };
  switch (action.kind) {
    case 'edit':
      return unwrap(api.PATCH('/api/posts/{id}', { params, body: { body: action.body } }));
    case 'pin':
    case 'unpin':
      return unwrap(api.PATCH('/api/posts/{id}', { params, body: { pinned: action.kind === 'pin' } }));
    case 'delete':
      return unwrap(api.DELETE('/api/posts/{id}', { params }));
    case 'report':
      return unwrap(
        api.POST('/api/posts/{id}/report', {
          params: { ...params, header: { 'Idempotency-Key': action.key } },
          body: { reason: action.reason },
        }),
      );
  }
}
