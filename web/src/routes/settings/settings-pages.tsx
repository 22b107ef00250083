import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { forgetAccessToken } from '../../api/access-token.ts';
import { notifyDone } from '../../components/ui/notify.ts';
import { Panel } from '../../components/ui/panel.tsx';
import { ProfileForm } from '../../features/profile/components/profile-form.tsx';
import { Appearance } from '../../features/settings/components/appearance.tsx';
import { MyData } from '../../features/settings/components/my-data.tsx';
import { Security } from '../../features/settings/components/security.tsx';
import { settingsMessages } from '../../features/settings/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

export function ProfilePage() {
  const t = useMessages(settingsMessages);
  return (
    <Panel>
      <ProfileForm submit={t.saveProfile} onSaved={() => notifyDone(t.profileSaved)} />
    </Panel>
  );
}

export function SecurityPage() {
  return <Security />;
}

export function AppearancePage() {
  return <Appearance />;
}

export function MyDataPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = () => {
    forgetAccessToken();
    queries.clear();
    void navigate({ to: '/' });
  };
  return <MyData onDeleted={leave} />;
}
