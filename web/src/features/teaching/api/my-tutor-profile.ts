import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { TutorInput } from '../../../api/types.ts';

/** How the reader stands as a tutor; null for who has not applied. */
export const myTutorProfileQuery = queryOptions({
  queryKey: ['teaching', 'profile'],
  queryFn: async () => {
    try {
      return await unwrap(api.GET('/api/tutors/me'));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  },
});

/** The first save is the application. */
export function useSaveTutorProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TutorInput) => unwrap(api.PUT('/api/tutors/me', { body })),
    onSuccess: (tutor) => {
      queries.setQueryData(myTutorProfileQuery.queryKey, tutor);
      return queries.invalidateQueries({ queryKey: ['tutors'] });
    },
  });
}
