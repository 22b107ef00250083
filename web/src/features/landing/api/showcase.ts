import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

const staleTime = 60_000;

/** Courses with tutors who are free soon: for everybody. */
export const shownCoursesQuery = queryOptions({
  queryKey: ['showcase', 'courses'],
  queryFn: async () => (await unwrap(api.GET('/api/tutoring/showcase'))).courses,
  staleTime,
});

/** New groups that are open to all: for everybody. */
export const shownGroupsQuery = queryOptions({
  queryKey: ['showcase', 'groups'],
  queryFn: async () => (await unwrap(api.GET('/api/groups/showcase'))).groups,
  staleTime,
});
