import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { TutorStatus } from '../../api/types.ts';
import { shellRoute } from '../root-route.ts';
import { readDemandSearch, readQ } from './search.ts';

const programmeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/programme',
  component: lazyRouteComponent(() => import('./programme-layout.tsx'), 'ProgrammeLayout'),
});

export const approvalsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/',
  validateSearch: ({ show, q }: { show?: unknown; q?: unknown }): { show?: TutorStatus; q?: string } => ({
    ...((show === 'approved' || show === 'suspended') && { show }),
    ...readQ(q),
  }),
  component: lazyRouteComponent(() => import('./approvals-page.tsx'), 'ApprovalsPage'),
});

export const coursesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/courses',
  validateSearch: ({ q }: { q?: unknown }): { q?: string } => readQ(q),
  component: lazyRouteComponent(() => import('./courses-page.tsx'), 'CoursesPage'),
});

const termsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/terms',
  component: lazyRouteComponent(() => import('./terms-page.tsx'), 'TermsPage'),
});

export const demandRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/figures',
  validateSearch: readDemandSearch,
  component: lazyRouteComponent(() => import('./demand-page.tsx'), 'DemandPage'),
});

const policyRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/rules',
  component: lazyRouteComponent(() => import('./policy-page.tsx'), 'PolicyPage'),
});

export const programmeRoutes = [
  programmeRoute.addChildren([approvalsRoute, coursesRoute, termsRoute, demandRoute, policyRoute]),
] as const;
