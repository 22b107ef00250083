import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { CardPage } from '../../components/ui/card-page.tsx';
import { ButtonLink } from '../../components/ui/links.tsx';
import { EmptyState } from '../../components/ui/state.tsx';
import { accountMessages } from '../../features/account/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { verifiedRoute } from './routes.ts';

/** Where the link of the mail leads after the platform has looked at it. */
export function VerifiedPage() {
  const t = useMessages(accountMessages);
  const { failed } = verifiedRoute.useSearch();
  const title = failed ? t.verifyFailed : t.verified;
  return (
    <CardPage title={title}>
      <EmptyState
        icon={failed ? <IconLinkOff /> : <IconCircleCheck />}
        title={failed ? t.verifyFailedText : t.verifiedText}
        action={<ButtonLink to={failed ? '/settings/security' : '/home'}>{t.goOn}</ButtonLink>}
        compact
      />
    </CardPage>
  );
}
