import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { WaitlistEntry } from '../../../api/types.ts';

type Answer = 'accept' | 'decline' | 'leave';

/** Takes or refuses an offered time, or gives up one's place. */
export function useAnswerWaitlist(entry: WaitlistEntry) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (answer: Answer): Promise<void> => {
      const params = { path: { id: answer === 'leave' ? entry.tutorId : entry.id } };
      const { from, to, minutes, courseCode } = entry;
      if (answer === 'accept') await unwrap(api.POST('/api/waitlist/{id}/accept', { params, body: {} }));
      else if (answer === 'decline') await unwrap(api.POST('/api/waitlist/{id}/decline', { params }));
      else
        await unwrap(
          api.DELETE('/api/tutors/{id}/waitlist', { params, body: { from, to, minutes, courseCode } }),
        );
    },
    onSettled: () =>
      Promise.all(
        ['waitlist', 'sessions', 'calendar'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
