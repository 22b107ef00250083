import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

/** Mine, by my account. */
export const myInvitationsQuery = queryOptions({
  queryKey: ['invitations', 'mine'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/invitations', { params: { query: { limit: 50 } } }))).items,
});

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitations', 'one', token],
    queryFn: () => unwrap(api.GET('/api/invitations/{token}', { params: { path: { token } } })),
  });
}

/** Those of a group that are open: all for moderators, one's own for members. */
export function groupInvitationsQuery(id: string) {
  return queryOptions({
    queryKey: ['invitations', 'group', id],
    queryFn: async () => {
      const params = { path: { id }, query: { limit: 100 } };
      return (await unwrap(api.GET('/api/groups/{id}/invitations', { params }))).items;
    },
  });
}

export function useInvite(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ email, key }: { readonly email: string; readonly key: string }) =>
      unwrap(
        api.POST('/api/groups/{id}/invitations', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: { email },
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['invitations', 'group', id] }),
  });
}

export function useWithdrawInvitation(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      unwrap(
        api.DELETE('/api/groups/{id}/invitations/{invitationId}', { params: { path: { id, invitationId } } }),
      ),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['invitations', 'group', id] }),
  });
}

export function useAcceptInvitation(token: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/invitations/{token}/accept', { params: { path: { token } } })),
    onSettled: () => void refresh(queries),
  });
}

export function useDeclineInvitation(token: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/api/invitations/{token}/decline', { params: { path: { token } } })),
    onSettled: () => void refresh(queries),
  });
}

function refresh(queries: ReturnType<typeof useQueryClient>) {
  return Promise.all(['groups', 'invitations'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
