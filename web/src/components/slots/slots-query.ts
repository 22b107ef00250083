import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';

export interface SlotsWish {
  readonly tutorId: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** Starts this far apart are enough to choose from. */
const stepMinutes = 30;

/** What can be booked of a tutor at this moment. Short-lived: others book too. */
export function slotsQuery({ tutorId, from, to, minutes }: SlotsWish) {
  return queryOptions({
    queryKey: ['slots', tutorId, { from, to, minutes }],
    queryFn: () =>
      unwrap(
        api.GET('/api/tutors/{id}/slots', {
          params: { path: { id: tutorId }, query: { from, to, minutes, step: stepMinutes } },
        }),
      ),
    staleTime: 10_000,
  });
}
