import { useNavigate } from '@tanstack/react-router';
import { CardPage } from '../../components/ui/card-page.tsx';
import { TextLink } from '../../components/ui/links.tsx';
import { SignInForm } from '../../features/account/components/sign-in-form.tsx';
import { accountMessages } from '../../features/account/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { signInRoute } from './routes.ts';

export function SignInPage() {
  const t = useMessages(accountMessages);
  const navigate = useNavigate();
  const { next } = signInRoute.useSearch();
  const footer = (
    <>
      {t.noAccount} <TextLink to="/sign-up">{t.signUp}</TextLink>
    </>
  );
  return (
    <CardPage title={t.signIn} lead={t.signInLead} footer={footer}>
      <SignInForm onDone={() => void navigate({ href: next ?? '/home' })} />
    </CardPage>
  );
}
