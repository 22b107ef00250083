import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';

/** How many are unread. The live stream keeps it current. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async () => (await listNotifications({ limit: 1 })).unread,
  staleTime: Number.POSITIVE_INFINITY,
});

/** One's own, latest change first. */
export function inboxQuery({ unread }: { readonly unread: boolean }) {
  return infiniteQueryOptions({
    queryKey: ['notifications', 'inbox', { unread }],
    queryFn: ({ pageParam }) =>
      listNotifications({
        limit: 30,
        ...(unread && { unread }),
        ...(pageParam !== undefined && { cursor: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** The latest that are unread, as they are now. */
export async function listLatestUnread() {
  return (await listNotifications({ limit: 5, unread: true })).items;
}

function listNotifications(query: { limit: number; unread?: boolean; cursor?: string }) {
  return unwrap(api.GET('/api/notifications', { params: { query } }));
}
