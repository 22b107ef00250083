import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';

/** Courses whose code or title has what was typed, the first of them. */
export function courseSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['courses', 'search', q],
    queryFn: () => unwrap(api.GET('/api/courses', { params: { query: { ...(q && { q }), limit: 20 } } })),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
}

/** The title of a course; its code until that is known, and where there is no such course. */
export function useCourseTitle(code: string): string {
  const { data } = useQuery({
    queryKey: ['courses', code],
    queryFn: () => unwrap(api.GET('/api/courses/{code}', { params: { path: { code } } })),
    staleTime: 3_600_000,
    retry: false,
  });
  return data?.title ?? code;
}
