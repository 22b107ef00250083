import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tutorQuery } from '../../features/tutors/api/get-tutor.ts';
import { tutorSearchQuery } from '../../features/tutors/api/search-tutors.ts';
import { readSearchParams, toTutorSearch } from '../../features/tutors/search-params.ts';
import { shellRoute } from '../root-route.ts';

export const findRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/find',
  validateSearch: readSearchParams,
  // Beside the page's own code, not after it. What a day is depends on the reader's zone, which comes later.
  beforeLoad: ({ context: { queries }, search }) => {
    if (search.date !== undefined) return;
    void queries.prefetchInfiniteQuery(tutorSearchQuery(toTutorSearch(search, { zone: 'UTC', now: 0 })));
  },
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
  // Beside the page's own code, not after it.
  loader: ({ context: { queries }, params: { tutorId } }) => void queries.prefetchQuery(tutorQuery(tutorId)),
  component: lazyRouteComponent(() => import('./tutor-page.tsx'), 'TutorPage'),
});

export const tutorRoutes = [findRoute, tutorRoute] as const;
