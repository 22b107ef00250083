import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { TutoringPolicyInput } from '../../../api/types.ts';
import { policyQuery } from '../../../session/policy-query.ts';

export function useSavePolicy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TutoringPolicyInput) => unwrap(api.PUT('/api/tutoring/policy', { body })),
    onSuccess: (policy) => queries.setQueryData(policyQuery.queryKey, policy),
  });
}
