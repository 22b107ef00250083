import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Course, CourseImportReport } from '../../../api/types.ts';

export function coursesQuery(q: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['courses', 'list', q ?? ''],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/courses', {
          params: { query: { q: q || undefined, limit: 25, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useSaveCourse() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ code, ...body }: Course) =>
      unwrap(api.PUT('/api/courses/{code}', { params: { path: { code } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['courses'] }),
  });
}

/** The lines of a file, all or none. */
export function useImportCourses() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (file: File): Promise<CourseImportReport> =>
      unwrap(
        api.POST('/api/courses/import', {
          body: await file.text(),
          bodySerializer: (text: string) => text,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['courses'] }),
  });
}
