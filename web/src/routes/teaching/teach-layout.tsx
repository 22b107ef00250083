import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Tutor } from '../../api/types.ts';
import { Notice } from '../../components/ui/notice.tsx';
import { Page } from '../../components/ui/page.tsx';
import { PageQuery, PageSkeleton } from '../../components/ui/page-query.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { myTutorProfileQuery } from '../../features/teaching/api/my-tutor-profile.ts';
import { teachingMessages } from '../../features/teaching/messages.ts';
import { isolate } from '../../i18n/isolate.ts';
import { useMessages } from '../../i18n/messages.ts';

const Application = lazy(() =>
  import('./application.tsx').then(({ Application }) => ({ default: Application })),
);

/** Around everything a tutor does; whoever is none yet finds the application here. */
export function TeachLayout() {
  const query = useQuery(myTutorProfileQuery);
  return (
    <PageQuery query={query}>
      {(tutor) =>
        tutor ? (
          <Teaching tutor={tutor} />
        ) : (
          <Suspense fallback={<PageSkeleton isWhole />}>
            <Application />
          </Suspense>
        )
      }
    </PageQuery>
  );
}

function Teaching({ tutor }: { tutor: Tutor }) {
  const t = useMessages(teachingMessages);
  return (
    <Page title={t.title}>
      <TabLinks label={t.title}>
        <TabLink to="/teach" activeOptions={{ exact: true }}>
          {t.sessionsTab}
        </TabLink>
        <TabLink to="/teach/hours">{t.hoursTab}</TabLink>
        <TabLink to="/teach/offer">{t.offerTab}</TabLink>
        <TabLink to="/teach/figures">{t.figuresTab}</TabLink>
      </TabLinks>
      <Standing tutor={tutor} />
      <Outlet />
    </Page>
  );
}

function Standing({ tutor }: { tutor: Tutor }) {
  const t = useMessages(teachingMessages);
  if (tutor.status === 'approved') return null;
  const suspended = tutor.decisionReason ? t.suspendedReason(isolate(tutor.decisionReason)) : t.suspended;
  return (
    <Notice tone={tutor.status === 'pending' ? 'wait' : 'bad'}>
      {tutor.status === 'pending' ? t.pending : suspended}
    </Notice>
  );
}
