import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../root-route.ts';

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-layout.tsx'), 'SettingsLayout'),
});

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
});

const securityRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('../../features/settings/components/security.tsx'), 'Security'),
});

const appearanceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/appearance',
  component: lazyRouteComponent(
    () => import('../../features/settings/components/appearance.tsx'),
    'Appearance',
  ),
});

const sharingRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/sharing',
  component: lazyRouteComponent(
    () => import('../../features/settings/components/sharing-settings.tsx'),
    'SharingSettings',
  ),
});

const notificationsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('../notifications/preferences-page.tsx'),
    'NotificationPreferencesPage',
  ),
});

const dataRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/data',
  component: lazyRouteComponent(() => import('./my-data-page.tsx'), 'MyDataPage'),
});

export const settingsRoutes = [
  settingsRoute.addChildren([
    profileRoute,
    securityRoute,
    appearanceRoute,
    sharingRoute,
    notificationsRoute,
    dataRoute,
  ]),
] as const;
