import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { QueryView, RowSkeletons } from '../../components/ui/query-view.tsx';
import { myAvailabilityQuery } from '../../features/teaching/api/my-availability.ts';
import { myTutorProfileQuery } from '../../features/teaching/api/my-tutor-profile.ts';
import { HoursEditor } from '../../features/teaching/components/hours-editor.tsx';
import { Preview } from '../../features/teaching/components/preview.tsx';

// A month's calendar is heavy, and stands below what one came for.
const SingleDays = lazy(async () => {
  const { SingleDays: component } = await import('../../features/teaching/components/single-days.tsx');
  return { default: component };
});

export function HoursPage() {
  // The layout around the page has loaded it.
  const tutor = useQuery(myTutorProfileQuery).data;
  const query = useQuery(myAvailabilityQuery);
  return (
    <QueryView query={query}>
      {(availability) => (
        <Stack gap="lg">
          <HoursEditor availability={availability} />
          <Suspense fallback={<RowSkeletons rows={1} height={320} />}>
            <SingleDays availability={availability} />
          </Suspense>
          {tutor && <Preview tutor={tutor} />}
        </Stack>
      )}
    </QueryView>
  );
}
