import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { TextField } from '../../../components/ui/text-field.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { useSignUp } from '../api/sign-up.ts';
import { accountMessages } from '../messages.ts';
import { isEmail } from './is-email.ts';

export function SignUpForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(accountMessages);
  const fieldErrors = useFieldErrors();
  const signUp = useSignUp();
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t.nameMissing : null),
      email: (value) => (isEmail(value) ? null : t.emailInvalid),
      password: (value) => (value.length < 10 ? t.passwordShort : null),
    },
  });
  const submit = form.onSubmit((values) =>
    signUp.mutate(values, { onSuccess: onDone, onError: (error) => form.setErrors(fieldErrors(error)) }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FormProblem error={signUp.error} />
        <TextField label={t.name} autoComplete="name" bound={120} {...form.getInputProps('name')} />
        <TextInput label={t.email} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label={t.password}
          description={t.passwordHint}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={signUp.isPending}>
          {t.signUp}
        </Button>
      </Stack>
    </form>
  );
}
