import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { TextLink } from '../../../components/ui/links.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useSignIn } from '../api/sign-in.ts';
import { accountMessages } from '../messages.ts';
import { isEmail } from './is-email.ts';

export function SignInForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(accountMessages);
  const signIn = useSignIn();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (isEmail(value) ? null : t.emailInvalid),
      password: (value) => (value === '' ? t.passwordMissing : null),
    },
  });
  const submit = form.onSubmit((values) => signIn.mutate(values, { onSuccess: onDone }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem error={signIn.error} />
        <TextInput label={t.email} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label={t.password}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <TextLink to="/reset-password" size="sm">
          {t.forgot}
        </TextLink>
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t.signIn}
        </Button>
      </Stack>
    </form>
  );
}
