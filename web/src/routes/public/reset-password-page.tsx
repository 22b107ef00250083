import { useNavigate } from '@tanstack/react-router';
import { CardPage } from '../../components/ui/card-page.tsx';
import { TextLink } from '../../components/ui/links.tsx';
import { notifyDone } from '../../components/ui/notify.ts';
import { NewPasswordForm, RequestResetForm } from '../../features/account/components/reset-forms.tsx';
import { accountMessages } from '../../features/account/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { resetPasswordRoute } from './routes.ts';

/** With the token of a mail it takes the new password, without one it sends the mail. */
export function ResetPasswordPage() {
  const t = useMessages(accountMessages);
  const navigate = useNavigate();
  const { token } = resetPasswordRoute.useSearch();
  const finish = () => {
    notifyDone(t.changed);
    void navigate({ to: '/sign-in' });
  };
  const footer = <TextLink to="/sign-in">{t.signIn}</TextLink>;
  return token === undefined ? (
    <CardPage title={t.resetTitle} lead={t.resetLead} footer={footer}>
      <RequestResetForm />
    </CardPage>
  ) : (
    <CardPage title={t.choosePassword} footer={footer}>
      <NewPasswordForm token={token} onDone={finish} />
    </CardPage>
  );
}
