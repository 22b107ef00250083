import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMail } from '@tabler/icons-react';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useRequestReset, useResetPassword } from '../api/reset-password.ts';
import { accountMessages } from '../messages.ts';
import { isEmail } from './is-email.ts';

/** Asks for a mail with a link. */
export function RequestResetForm() {
  const t = useMessages(accountMessages);
  const request = useRequestReset();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: (value) => (isEmail(value) ? null : t.emailInvalid) },
  });
  if (request.isSuccess) {
    return (
      <EmptyState icon={<IconMail />} title={t.linkSent} compact>
        {t.linkSentText(request.variables)}
      </EmptyState>
    );
  }
  return (
    <form onSubmit={form.onSubmit(({ email }) => request.mutate(email.trim()))} noValidate>
      <Stack>
        <FormProblem error={request.error} />
        <TextInput label={t.email} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <Button type="submit" size="md" loading={request.isPending}>
          {t.sendLink}
        </Button>
      </Stack>
    </form>
  );
}

/** Takes the new password of whoever followed the link. */
export function NewPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useMessages(accountMessages);
  const fieldErrors = useFieldErrors();
  const reset = useResetPassword(token);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { newPassword: '' },
    validate: { newPassword: (value) => (value.length < 10 ? t.passwordShort : null) },
  });
  const submit = form.onSubmit(({ newPassword }) =>
    reset.mutate(newPassword, {
      onSuccess: onDone,
      onError: (error) => form.setErrors({ newPassword: Object.values(fieldErrors(error))[0] }),
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem error={reset.error} />
        <PasswordInput
          label={t.newPassword}
          description={t.passwordHint}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <Button type="submit" size="md" loading={reset.isPending}>
          {t.changePassword}
        </Button>
      </Stack>
    </form>
  );
}
