import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { Membership } from '../../api/types.ts';

export function groupQuery(id: string) {
  return queryOptions({
    queryKey: ['groups', 'one', id],
    queryFn: () => unwrap(api.GET('/api/groups/{id}', { params: { path: { id } } })),
  });
}

/** As many pages as the largest group has. */
const mostPages = 6;

/** Everyone who is in the group. */
export function membersQuery(id: string) {
  return queryOptions({
    queryKey: ['groups', 'members', id, 'active'],
    queryFn: async () => {
      const found: Membership[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const params = { path: { id }, query: { limit: 100, cursor } };
        const { items, nextCursor } = await unwrap(api.GET('/api/groups/{id}/members', { params }));
        found.push(...items);
        if (nextCursor === null) break;
        cursor = nextCursor;
      }
      return found;
    },
    staleTime: 60_000,
  });
}
