import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { CommonTimesInput } from '../../../api/types.ts';

/** When the members of a group can come. Short-lived: everyone's calendar changes. */
export function groupTimesQuery(groupId: string, question: CommonTimesInput) {
  return queryOptions({
    queryKey: ['groups', 'times', groupId, question],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST('/api/groups/{id}/common-times', {
          params: { path: { id: groupId } },
          body: question,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 20_000,
  });
}
