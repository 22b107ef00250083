import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readSearchParams } from '../../features/tutors/search-params.ts';
import { shellRoute } from '../root-route.ts';

export const findRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/find',
  validateSearch: readSearchParams,
  component: lazyRouteComponent(() => import('./find-page.tsx'), 'FindPage'),
});

export const tutorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tutors/$tutorId',
  validateSearch: (
    given: Record<string, unknown>,
  ): { course?: string | undefined; start?: string | undefined } => {
    const { course, start } = given;
    const isTime = typeof start === 'string' && !Number.isNaN(Date.parse(start));
    return { ...(typeof course === 'string' && { course }), ...(isTime && { start }) };
  },
  component: lazyRouteComponent(() => import('./tutor-page.tsx'), 'TutorPage'),
});

export const tutorRoutes = [findRoute, tutorRoute] as const;
