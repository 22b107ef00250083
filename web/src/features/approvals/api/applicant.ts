import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';

/** What tutors say of themselves, with what only staff read. */
export function applicationQuery(id: string) {
  return queryOptions({
    queryKey: ['tutors', id, 'application'],
    queryFn: () => unwrap(api.GET('/api/tutors/{id}', { params: { path: { id } } })),
  });
}

/** The student behind an application; null where there is no profile yet. */
export function studentQuery(id: string) {
  return queryOptions({
    queryKey: ['students', id],
    queryFn: () =>
      unwrap(api.GET('/api/students/{id}', { params: { path: { id } } })).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }),
  });
}
