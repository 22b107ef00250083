import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { signInSessionsQuery } from './sign-in-sessions.ts';

interface Passwords {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Passwords) =>
      unwrap(api.POST('/api/auth/change-password', { body: { ...body, revokeOtherSessions: true } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: signInSessionsQuery.queryKey }),
  });
}
