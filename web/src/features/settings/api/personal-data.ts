import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function useExportData() {
  return useMutation({ mutationFn: () => unwrap(api.GET('/api/users/me/export')) });
}

export function useDeleteAccount() {
  return useMutation({
    mutationFn: (password: string) => unwrap(api.DELETE('/api/users/me', { body: { password } })),
  });
}
