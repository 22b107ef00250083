import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { shellRoute } from '../root-route.ts';

export const notificationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notifications',
  validateSearch: ({ show }: { show?: unknown }): { show?: 'unread' } => (show === 'unread' ? { show } : {}),
  component: lazyRouteComponent(() => import('./notifications-page.tsx'), 'NotificationsPage'),
});

/** What notifications and mails lead to under the names of their services. */
const tutoringRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tutoring',
  beforeLoad: () => {
    throw redirect({ to: '/teach', replace: true });
  },
});

const waitlistRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/waitlist',
  beforeLoad: () => {
    throw redirect({ to: '/sessions', replace: true });
  },
});

export const notificationRoutes = [notificationsRoute, tutoringRoute, waitlistRoute] as const;
