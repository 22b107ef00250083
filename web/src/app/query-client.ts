import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, UnreachableError } from '../api/problem.ts';
import { reportUnreachable } from './connection.ts';

const onError = (error: Error) => {
  if (error instanceof UnreachableError) reportUnreachable();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && isPassing(error),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});
