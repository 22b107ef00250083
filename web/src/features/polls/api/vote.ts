import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { VoteAnswer } from '../../../api/types.ts';
import { pollQuery } from './polls.ts';

interface Vote {
  readonly start: string;
  readonly answer: VoteAnswer;
}

/** All of one's votes: they take the place of those before. */
export function useVote(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (votes: readonly Vote[]) =>
      unwrap(api.PUT('/api/polls/{id}/votes', { params: { path: { id } }, body: { votes: [...votes] } })),
    onSuccess: (poll) => queries.setQueryData(pollQuery(id).queryKey, poll),
  });
}
