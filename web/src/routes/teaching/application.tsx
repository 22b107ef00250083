import { notifyDone } from '../../components/ui/notify.ts';
import { Page } from '../../components/ui/page.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { OfferForm } from '../../features/teaching/components/offer-form.tsx';
import { teachingMessages } from '../../features/teaching/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useProfile } from '../../session/use-profile.ts';

/** For whoever is no tutor yet. */
export function Application() {
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
