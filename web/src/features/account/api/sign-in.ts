import { useMutation, useQueryClient } from '@tanstack/react-query';
import { forgetAccessToken } from '../../../api/access-token.ts';
import { api, unwrap } from '../../../api/client.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Credentials) => unwrap(api.POST('/api/auth/sign-in/email', { body })),
    onSuccess: () => {
      forgetAccessToken();
      queries.clear();
    },
  });
}
