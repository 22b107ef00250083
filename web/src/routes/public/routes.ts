import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { getAccessToken } from '../../api/access-token.ts';
import { PublicLayout } from '../../app/shell/public-layout.tsx';
import { firstPendingMs, rootRoute } from '../root-route.ts';

const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  pendingMs: firstPendingMs,
  component: PublicLayout,
});

const landingRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/',
  beforeLoad: async () => {
    const token = await getAccessToken().catch(() => undefined);
    if (token !== undefined) throw redirect({ to: '/home' });
  },
  component: lazyRouteComponent(() => import('./landing-page.tsx'), 'LandingPage'),
});

export const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  validateSearch: ({ next }: { next?: unknown }): { next?: string } =>
    // A path of ours, never another site's address.
    typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {},
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

const signUpRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./sign-up-page.tsx'), 'SignUpPage'),
});

export const resetPasswordRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/reset-password',
  validateSearch: ({ token }: { token?: unknown }): { token?: string } =>
    token === undefined ? {} : { token: String(token) },
  component: lazyRouteComponent(() => import('./reset-password-page.tsx'), 'ResetPasswordPage'),
});

export const verifiedRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/verified',
  validateSearch: ({ failed }: { failed?: unknown }): { failed?: true } => (failed ? { failed: true } : {}),
  component: lazyRouteComponent(() => import('./verified-page.tsx'), 'VerifiedPage'),
});

export const publicRoutes = publicRoute.addChildren([
  landingRoute,
  signInRoute,
  signUpRoute,
  resetPasswordRoute,
  verifiedRoute,
]);
