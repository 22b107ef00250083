import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../root-route.ts';

const teachRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/teach',
  component: lazyRouteComponent(() => import('./teach-layout.tsx'), 'TeachLayout'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/',
  component: lazyRouteComponent(
    () => import('../../features/teaching/components/teaching-sessions.tsx'),
    'TeachingSessions',
  ),
});

const hoursRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/hours',
  component: lazyRouteComponent(() => import('./hours-page.tsx'), 'HoursPage'),
});

const offerRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/offer',
  component: lazyRouteComponent(() => import('./offer-page.tsx'), 'OfferPage'),
});

const figuresRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/figures',
  component: lazyRouteComponent(() => import('./figures-page.tsx'), 'FiguresPage'),
});

export const teachingRoutes = [
  teachRoute.addChildren([sessionsRoute, hoursRoute, offerRoute, figuresRoute]),
] as const;
