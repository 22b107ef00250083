import { notifyDone } from '../../components/ui/notify.ts';
import { Panel } from '../../components/ui/panel.tsx';
import { ProfileForm } from '../../features/profile/components/profile-form.tsx';
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
