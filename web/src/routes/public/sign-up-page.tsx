import { useNavigate } from '@tanstack/react-router';
import { CardPage } from '../../components/ui/card-page.tsx';
import { TextLink } from '../../components/ui/links.tsx';
import { SignUpForm } from '../../features/account/components/sign-up-form.tsx';
import { accountMessages } from '../../features/account/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

export function SignUpPage() {
  const t = useMessages(accountMessages);
  const navigate = useNavigate();
  const footer = (
    <>
      {t.haveAccount} <TextLink to="/sign-in">{t.signIn}</TextLink>
    </>
  );
  return (
    <CardPage title={t.signUp} lead={t.signUpLead} footer={footer}>
      <SignUpForm onDone={() => void navigate({ to: '/welcome' })} />
    </CardPage>
  );
}
