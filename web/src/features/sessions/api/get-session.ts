import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function sessionQuery(id: string) {
  return queryOptions({
    queryKey: ['sessions', 'one', id],
    queryFn: () => unwrap(api.GET('/api/sessions/{id}', { params: { path: { id } } })),
  });
}
