import { Stack } from '@mantine/core';
import { Imports } from '../../features/calendar/components/imports.tsx';
import { Subscription } from '../../features/calendar/components/subscription.tsx';

export function OtherCalendarsPage() {
  return (
    <Stack gap="lg">
      <Imports />
      <Subscription />
    </Stack>
  );
}
