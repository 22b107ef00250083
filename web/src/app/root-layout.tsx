import { Outlet } from '@tanstack/react-router';
import { ConnectionNotice } from './connection-notice.tsx';
import { SkipLink } from './skip-link.tsx';
import { Toasts } from './toasts.tsx';

export function RootLayout() {
  return (
    <>
      <SkipLink />
      <ConnectionNotice />
      <Outlet />
      <Toasts />
    </>
  );
}
