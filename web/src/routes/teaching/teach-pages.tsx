import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Tutor } from '../../api/types.ts';
import { notifyDone } from '../../components/ui/notify.ts';
import { Panel } from '../../components/ui/panel.tsx';
import { QueryView, RowSkeletons } from '../../components/ui/query-view.tsx';
import { myAvailabilityQuery } from '../../features/teaching/api/my-availability.ts';
import { myTutorProfileQuery } from '../../features/teaching/api/my-tutor-profile.ts';
import { HoursEditor } from '../../features/teaching/components/hours-editor.tsx';
import { OfferForm } from '../../features/teaching/components/offer-form.tsx';
import { Preview } from '../../features/teaching/components/preview.tsx';
import { TeachingFigures } from '../../features/teaching/components/teaching-figures.tsx';
import { TeachingSessions } from '../../features/teaching/components/teaching-sessions.tsx';
import { teachingMessages } from '../../features/teaching/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

// A month's calendar is heavy, and stands below what one came for.
const SingleDays = lazy(async () => {
  const { SingleDays: component } = await import('../../features/teaching/components/single-days.tsx');
  return { default: component };
});

export function TeachSessionsPage() {
  return <TeachingSessions />;
}

export function TeachHoursPage() {
  const tutor = useTutor();
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

export function TeachOfferPage() {
  const t = useMessages(teachingMessages);
  const tutor = useTutor();
  if (!tutor) return null;
  return (
    <Panel>
      <OfferForm tutor={tutor} submit={t.saveOffer} onSaved={() => notifyDone(t.offerSaved)} />
    </Panel>
  );
}

export function TeachFiguresPage() {
  const tutor = useTutor();
  return tutor ? <TeachingFigures tutor={tutor} /> : null;
}

/** The layout around these pages has loaded it. */
function useTutor(): Tutor | undefined {
  return useQuery(myTutorProfileQuery).data ?? undefined;
}
