import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { sessionQuery } from './get-session.ts';

export function useSaveNotes(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { shared?: string; private?: string }) =>
      unwrap(api.PUT('/api/sessions/{id}/notes', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery(id).queryKey }),
  });
}
