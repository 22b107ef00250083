import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../root-route.ts';

const teachRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/teach',
  component: lazyRouteComponent(() => import('./teach-layout.tsx'), 'TeachLayout'),
});

const pages = () => import('./teach-pages.tsx');

const sessionsRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/',
  component: lazyRouteComponent(pages, 'TeachSessionsPage'),
});

const hoursRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/hours',
  component: lazyRouteComponent(pages, 'TeachHoursPage'),
});

const offerRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/offer',
  component: lazyRouteComponent(pages, 'TeachOfferPage'),
});

const figuresRoute = createRoute({
  getParentRoute: () => teachRoute,
  path: '/figures',
  component: lazyRouteComponent(pages, 'TeachFiguresPage'),
});

export const teachingRoutes = [
  teachRoute.addChildren([sessionsRoute, hoursRoute, offerRoute, figuresRoute]),
] as const;
