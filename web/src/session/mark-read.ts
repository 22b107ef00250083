import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import { unreadQuery } from './notifications-query.ts';

/** Marks some of one's notifications as read, or all. */
export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (which: readonly string[] | 'all') =>
      unwrap(
        api.POST('/api/notifications/read', { body: which === 'all' ? { all: true } : { ids: [...which] } }),
      ),
    onSuccess: ({ unread }) => {
      queries.setQueryData(unreadQuery.queryKey, unread);
      return queries.invalidateQueries({ queryKey: ['notifications', 'inbox'] });
    },
  });
}
