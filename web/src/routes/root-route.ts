import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { getAccessToken } from '../api/access-token.ts';
import { reportUnreachable } from '../api/connection.ts';
import { ShellError, ShellPending } from '../app/page-states.tsx';
import { RootLayout } from '../app/root-layout.tsx';
import { dropOfflineCopy, restoreOfflineCopy } from '../session/offline-copy.ts';
import { meQuery } from '../session/use-me.ts';
import { profileQuery } from '../session/use-profile.ts';

interface RouterContext {
  readonly queries: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: RootLayout });

/** The page that comes from the platform stands in until then: to replace it for a moment only delays what follows. */
export const firstPendingMs = 1_000;

/** Above every page of whoever is signed in; leads everybody else to the way in, and back afterwards. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ location, context: { queries } }) => {
    try {
      if ((await getAccessToken()) !== undefined) return;
    } catch (error) {
      reportUnreachable();
      if (await restoreOfflineCopy(queries)) return;
      throw error;
    }
    await dropOfflineCopy();
    throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  loader: ({ context: { queries } }) =>
    Promise.all([queries.ensureQueryData(meQuery), queries.ensureQueryData(profileQuery)]),
  pendingMs: firstPendingMs,
  component: lazyRouteComponent(() => import('../app/shell/shell.tsx'), 'Shell'),
  pendingComponent: ShellPending,
  errorComponent: ShellError,
});
