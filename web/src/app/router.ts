import { createRouter } from '@tanstack/react-router';
import { noteWays } from '../components/ui/returning.ts';
import { routeTree } from '../routes/tree.ts';
import { NotFoundPage, PageError, PagePending } from './page-states.tsx';
import { queryClient } from './query-client.ts';

export const router = createRouter({
  routeTree,
  context: { queries: queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PagePending,
  defaultPendingMs: 200,
  // What has come is shown, however briefly something stood in for it.
  defaultPendingMinMs: 0,
  // Whoever reads already what stands in for the first page goes on where they are.
  scrollRestoration: () => window.scrollY === 0 || !('opening' in document.documentElement.dataset),
});

noteWays(router.history);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
