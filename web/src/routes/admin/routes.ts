import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { AuditAction } from '../../api/types.ts';
import { shellRoute } from '../root-route.ts';

const adminRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin-layout.tsx'), 'AdminLayout'),
});

export const usersRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  validateSearch: ({ q }: { q?: unknown }): { q?: string } =>
    q !== undefined && String(q).length <= 100 ? { q: String(q) } : {},
  component: lazyRouteComponent(() => import('./users-page.tsx'), 'UsersPage'),
});

export const auditRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/audit',
  validateSearch: (given: Record<string, unknown>): { action?: AuditAction; person?: string } => {
    const { action, person } = given;
    return {
      // What is no action is refused by the platform.
      ...(typeof action === 'string' && { action: action as AuditAction }),
      ...(typeof person === 'string' && { person }),
    };
  },
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

const servicesRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/services',
  component: lazyRouteComponent(() => import('./services-page.tsx'), 'ServicesPage'),
});

export const adminRoutes = [adminRoute.addChildren([usersRoute, auditRoute, servicesRoute])] as const;
