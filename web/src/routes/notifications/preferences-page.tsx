import { Preferences } from '../../features/notifications/components/preferences.tsx';

export function NotificationPreferencesPage() {
  return <Preferences />;
}
