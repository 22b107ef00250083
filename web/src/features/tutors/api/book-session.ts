import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { BookingInput, Slots } from '../../../api/types.ts';

/** Each try has a key of its own, so that a repeat of the same try books once. */
interface Booking extends BookingInput {
  readonly key: string;
}

export function useBookSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: Booking) =>
      unwrap(api.POST('/api/sessions', { body, params: { header: { 'Idempotency-Key': key } } })),
    retry: 0,
    // The time is taken on the page at once; the platform’s answer puts right what was not so.
    onMutate: ({ tutorId, start }) => {
      queries.setQueriesData<Slots>(
        { queryKey: ['slots', tutorId] },
        (known) => known && { ...known, slots: known.slots.filter((slot) => slot.start !== start) },
      );
    },
    onSettled: (_session, _error, { tutorId }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['slots', tutorId] }),
        queries.invalidateQueries({ queryKey: ['sessions'] }),
        queries.invalidateQueries({ queryKey: ['calendar'] }),
      ]),
  });
}
