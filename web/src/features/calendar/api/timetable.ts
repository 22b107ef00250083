import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { TimetableInput } from '../../../api/types.ts';

export const timetableQuery = queryOptions({
  queryKey: ['timetable'],
  queryFn: () => unwrap(api.GET('/api/calendar/me/timetable')),
});

/** Those that are not over, the next first, with their holidays. */
export const termsQuery = queryOptions({
  queryKey: ['terms'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/terms', { params: { query: { limit: 20 } } }))).items
      .filter(({ endsOn }) => endsOn >= new Date().toISOString().slice(0, 10))
      .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn)),
  staleTime: 3_600_000,
});

export function useSaveTimetable() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TimetableInput) => unwrap(api.PUT('/api/calendar/me/timetable', { body })),
    onSuccess: (saved) => {
      queries.setQueryData(timetableQuery.queryKey, saved);
      return Promise.all(['calendar', 'slots'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
}
