import { Notifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { ConnectionNotice } from './connection-notice.tsx';
import { SkipLink } from './skip-link.tsx';

export function RootLayout() {
  return (
    <>
      <SkipLink />
      <ConnectionNotice />
      <Outlet />
      <Notifications position="top-center" />
    </>
  );
}
