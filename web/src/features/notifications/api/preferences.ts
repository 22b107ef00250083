import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { NotificationPreferencesInput } from '../../../api/types.ts';

export const preferencesQuery = queryOptions({
  queryKey: ['notifications', 'preferences'],
  queryFn: () => unwrap(api.GET('/api/notifications/preferences')),
});

export function useSavePreferences() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NotificationPreferencesInput) =>
      unwrap(api.PUT('/api/notifications/preferences', { body })),
    onSuccess: (saved) => {
      queries.setQueryData(preferencesQuery.queryKey, saved);
      // Their texts are in the language that was chosen.
      return queries.invalidateQueries({ queryKey: ['notifications', 'inbox'] });
    },
  });
}
