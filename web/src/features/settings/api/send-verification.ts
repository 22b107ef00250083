import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';

export function useSendVerification() {
  return useMutation({
    mutationFn: (email: string) => unwrap(api.POST('/api/auth/send-verification-email', { body: { email } })),
  });
}
