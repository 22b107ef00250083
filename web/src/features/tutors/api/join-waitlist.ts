import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

interface Wish {
  readonly tutorId: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly courseCode: string;
}

export function useJoinWaitlist() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ tutorId, ...body }: Wish) =>
      unwrap(api.POST('/api/tutors/{id}/waitlist', { params: { path: { id: tutorId } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['waitlist'] }),
  });
}
