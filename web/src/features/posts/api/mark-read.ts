import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Group } from '../../../api/types.ts';
import { groupQuery } from '../../../components/groups/group-query.ts';

/** All of a group's posts count as read. What is on the page keeps its marks until it is loaded anew. */
export function useMarkRead(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST('/api/groups/{id}/posts/read', { params: { path: { id: groupId } }, body: {} })),
    onSuccess: () => {
      queries.setQueryData<Group>(
        groupQuery(groupId).queryKey,
        (group) => group && { ...group, unread: group.unread === null ? null : 0 },
      );
      void queries.invalidateQueries({ queryKey: ['groups', 'search'] });
    },
  });
}
