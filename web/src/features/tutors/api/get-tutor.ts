import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function tutorQuery(id: string) {
  return queryOptions({
    queryKey: ['tutors', id],
    queryFn: () => unwrap(api.GET('/api/tutors/{id}', { params: { path: { id } } })),
  });
}
