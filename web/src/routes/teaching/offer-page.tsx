import { useQuery } from '@tanstack/react-query';
import { notifyDone } from '../../components/ui/notify.ts';
import { Panel } from '../../components/ui/panel.tsx';
import { myTutorProfileQuery } from '../../features/teaching/api/my-tutor-profile.ts';
import { OfferForm } from '../../features/teaching/components/offer-form.tsx';
import { teachingMessages } from '../../features/teaching/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

export function OfferPage() {
  const t = useMessages(teachingMessages);
  // The layout around the page has loaded it.
  const tutor = useQuery(myTutorProfileQuery).data;
  if (!tutor) return null;
  return (
    <Panel>
      <OfferForm tutor={tutor} submit={t.saveOffer} onSaved={() => notifyDone(t.offerSaved)} />
    </Panel>
  );
}
