import { useMutation, useQueryClient } from '@tanstack/react-query';
import { forgetAccessToken } from '../../../api/access-token.ts';
import { api, unwrap } from '../../../api/client.ts';
import type { Credentials } from './sign-in.ts';

export function useSignUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Credentials & { readonly name: string }) =>
      unwrap(api.POST('/api/auth/sign-up/email', { body })),
    onSuccess: () => {
      forgetAccessToken();
      queries.clear();
    },
  });
}
