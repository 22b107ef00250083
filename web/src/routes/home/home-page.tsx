import { Page } from '../../components/ui/page.tsx';
import { useProfile } from '../../session/use-profile.ts';

export function HomePage() {
  return <Page title={useProfile().displayName}>{null}</Page>;
}
