import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

/** Threads, the newest first: those that are pinned, or all others. */
export function postsQuery(groupId: string, pinned: boolean) {
  return infiniteQueryOptions({
    queryKey: ['posts', 'group', groupId, { pinned }],
    queryFn: ({ pageParam: cursor }) =>
      unwrap(
        api.GET('/api/groups/{id}/posts', {
          params: { path: { id: groupId }, query: { pinned, limit: 20, cursor: cursor ?? undefined } },
        }),
      ),
    // null is "the first page", and later "no further one".
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** One post; of a thread, with its first replies. */
export function postQuery(id: string) {
  return queryOptions({
    queryKey: ['posts', 'one', id],
    queryFn: () => unwrap(api.GET('/api/posts/{id}', { params: { path: { id } } })),
  });
}

/** All replies to a post, the oldest first. */
export function repliesQuery(groupId: string, parentId: string) {
  return queryOptions({
    queryKey: ['posts', 'replies', parentId],
    queryFn: async () => {
      const params = { path: { id: groupId }, query: { parentId, limit: 100 } };
      return (await unwrap(api.GET('/api/groups/{id}/posts', { params }))).items;
    },
  });
}

/** What a post said before each change. */
export function postHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ['posts', 'history', id],
    queryFn: async () =>
      (await unwrap(api.GET('/api/posts/{id}/history', { params: { path: { id } } }))).items,
  });
}
