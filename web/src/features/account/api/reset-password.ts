import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function useRequestReset() {
  return useMutation({
    mutationFn: (email: string) => unwrap(api.POST('/api/auth/request-password-reset', { body: { email } })),
  });
}

export function useResetPassword(token: string) {
  return useMutation({
    mutationFn: (newPassword: string) =>
      unwrap(api.POST('/api/auth/reset-password', { body: { token, newPassword } })),
  });
}
