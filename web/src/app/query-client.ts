import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { reportUnreachable } from '../api/connection.ts';
import { isPassing, UnreachableError } from '../api/problem.ts';

const onError = (error: Error) => {
  if (error instanceof UnreachableError) reportUnreachable();
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // Whether there is a connection shows when one asks: a browser's word for it is often wrong.
      networkMode: 'always',
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && isPassing(error),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
    mutations: { networkMode: 'always' },
  },
});
