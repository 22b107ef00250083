import type { QueryClient } from '@tanstack/react-query';
import type { router as appRouter } from './router.ts';

const lookEveryMs = 500;

/** Until the page has all that it shows first: what can come later must not be in the way of that. */
export async function untilSettled(router: typeof appRouter, queries: QueryClient): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  while (
    router.state.resolvedLocation === undefined ||
    router.state.status === 'pending' ||
    queries.isFetching() > 0
  );
}
