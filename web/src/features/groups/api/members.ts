import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { GroupRole, MembershipStatus } from '../../../api/types.ts';

/** Those who are not in the group, or not any more; for moderators. */
export function standingQuery(id: string, status: Exclude<MembershipStatus, 'active'>) {
  return queryOptions({
    queryKey: ['groups', 'members', id, status],
    queryFn: async () => {
      const params = { path: { id }, query: { status, limit: 100 } };
      return (await unwrap(api.GET('/api/groups/{id}/members', { params }))).items;
    },
  });
}

export type MemberAction =
  | { readonly kind: 'accept' | 'unban' }
  | { readonly kind: 'reject' | 'remove' | 'ban'; readonly reason?: string | undefined }
  | { readonly kind: 'role'; readonly role: GroupRole };

/** What moderators and owners do with one person of a group. */
export function useActOnMember(id: string, userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: MemberAction) => act({ id, userId }, action),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['groups'] }),
  });
}

function act(path: { id: string; userId: string }, action: MemberAction): Promise<unknown> {
  const params = { path };
  switch (action.kind) {
    case 'accept':
      return unwrap(api.POST('/api/groups/{id}/members/{userId}/accept', { params }));
    case 'unban':
      return unwrap(api.POST('/api/groups/{id}/members/{userId}/unban', { params, body: {} }));
    case 'reject':
      return unwrap(
        api.POST('/api/groups/{id}/members/{userId}/reject', { params, body: toBody(action.reason) }),
      );
    case 'remove':
      return unwrap(
        api.POST('/api/groups/{id}/members/{userId}/remove', { params, body: toBody(action.reason) }),
      );
    case 'ban':
      return unwrap(
        api.POST('/api/groups/{id}/members/{userId}/ban', { params, body: toBody(action.reason) }),
      );
    case 'role':
      return unwrap(
        api.POST('/api/groups/{id}/members/{userId}/role', { params, body: { role: action.role } }),
      );
  }
}

function toBody(reason: string | undefined): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
