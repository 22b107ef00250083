import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { Tutor } from '../../api/types.ts';
import { Notice } from '../../components/ui/notice.tsx';
import { notifyDone } from '../../components/ui/notify.ts';
import { Page } from '../../components/ui/page.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { QueryView } from '../../components/ui/query-view.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { myTutorProfileQuery } from '../../features/teaching/api/my-tutor-profile.ts';
import { OfferForm } from '../../features/teaching/components/offer-form.tsx';
import { teachingMessages } from '../../features/teaching/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useProfile } from '../../session/use-profile.ts';

/** Around everything a tutor does; whoever is none yet finds the application here. */
export function TeachLayout() {
  const query = useQuery(myTutorProfileQuery);
  return (
    <QueryView query={query}>{(tutor) => (tutor ? <Teaching tutor={tutor} /> : <Application />)}</QueryView>
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
  const suspended = tutor.decisionReason ? t.suspendedReason(tutor.decisionReason) : t.suspended;
  return (
    <Notice tone={tutor.status === 'pending' ? 'wait' : 'bad'}>
      {tutor.status === 'pending' ? t.pending : suspended}
    </Notice>
  );
}

function Application() {
  const t = useMessages(teachingMessages);
  const { courses, languages } = useProfile();
  return (
    <Page title={t.becomeTitle} lead={t.becomeLead} width="narrow">
      <Panel>
        <OfferForm
          courses={courses}
          languages={languages}
          submit={t.apply}
          onSaved={() => notifyDone(t.applied)}
        />
      </Panel>
    </Page>
  );
}
