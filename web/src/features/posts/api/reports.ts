import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

/** What members have reported and nobody has looked at; for moderators. */
export function openReportsQuery(groupId: string) {
  return queryOptions({
    queryKey: ['posts', 'reports', groupId],
    queryFn: async () => {
      const params = { path: { id: groupId }, query: { status: 'open' as const, limit: 50 } };
      return (await unwrap(api.GET('/api/groups/{id}/reports', { params }))).items;
    },
  });
}

export function useResolveReport(groupId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reportId: string) =>
      unwrap(
        api.POST('/api/groups/{id}/reports/{reportId}/resolve', {
          params: { path: { id: groupId, reportId } },
          body: {},
        }),
      ),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['posts', 'reports', groupId] }),
  });
}
