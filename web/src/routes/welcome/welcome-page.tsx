import { useNavigate } from '@tanstack/react-router';
import { Page } from '../../components/ui/page.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { Onboarding } from '../../features/profile/components/onboarding.tsx';
import { profileMessages } from '../../features/profile/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useProfile } from '../../session/use-profile.ts';

export function WelcomePage() {
  const t = useMessages(profileMessages);
  const navigate = useNavigate();
  const { displayName } = useProfile();
  return (
    <Page title={t.welcome(displayName)} lead={t.welcomeLead} width="narrow">
      <Panel>
        <Onboarding onDone={() => void navigate({ to: '/home' })} />
      </Panel>
    </Page>
  );
}
