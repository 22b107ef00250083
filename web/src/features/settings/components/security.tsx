import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { describeDevice } from '../../../session/describe-device.ts';
import { useMe } from '../../../session/use-me.ts';
import { useZone } from '../../../session/use-profile.ts';
import { useChangePassword } from '../api/change-password.ts';
import { useSendVerification } from '../api/send-verification.ts';
import { signInSessionsQuery, useEndSessions } from '../api/sign-in-sessions.ts';
import { settingsMessages } from '../messages.ts';
import classes from './security.module.css';

export function Security() {
  return (
    <Stack gap="lg">
      <EmailPanel />
      <PasswordPanel />
      <SessionsPanel />
    </Stack>
  );
}

function EmailPanel() {
  const t = useMessages(settingsMessages);
  const { email, emailVerified } = useMe();
  const send = useSendVerification();
  return (
    <Panel title={t.email}>
      <FormProblem error={send.error} />
      <div className={classes.row}>
        <UserText>{email}</UserText>
        <Tag tone={emailVerified ? 'good' : 'wait'}>{emailVerified ? t.verified : t.unverified}</Tag>
        {!emailVerified && (
          <Button
            variant="default"
            loading={send.isPending}
            onClick={() => send.mutate(email, { onSuccess: () => notifyDone(t.resent) })}
          >
            {t.resend}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function PasswordPanel() {
  const t = useMessages(settingsMessages);
  const fieldErrors = useFieldErrors();
  const { email } = useMe();
  const change = useChangePassword();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value ? null : t.passwordMissing),
      newPassword: (value) => (value.length < 10 ? t.passwordShort : null),
    },
  });
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.reset();
        notifyDone(t.passwordChanged);
      },
      onError: (error) => form.setErrors(fieldErrors(error)),
    }),
  );
  return (
    <Panel title={t.password}>
      <form onSubmit={submit} noValidate>
        <Stack maw={420}>
          <FormProblem error={change.error} />
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            label={t.currentPassword}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t.newPassword}
            description={t.passwordHint}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
          />
          <div>
            <Button type="submit" loading={change.isPending}>
              {t.changePassword}
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}

function SessionsPanel() {
  const t = useMessages(settingsMessages);
  const format = useFormat();
  const zone = useZone();
  const query = useQuery(signInSessionsQuery);
  const end = useEndSessions();
  const finish = { onSuccess: () => notifyDone(t.ended) };
  return (
    <Panel title={t.sessions} lead={t.sessionsLead}>
      <FormProblem error={end.error} />
      <QueryView query={query}>
        {(sessions) => (
          <>
            <ul className={classes.list}>
              {sessions.map(({ id, current, createdAt, userAgent }) => (
                <li key={id} className={classes.row}>
                  <div className={classes.device}>
                    <strong>{describeDevice(userAgent) ?? t.unknownDevice}</strong>
                    <span>{t.since(format.moment(createdAt, zone))}</span>
                  </div>
                  {current ? (
                    <Tag tone="good">{t.thisOne}</Tag>
                  ) : (
                    <Button variant="default" size="sm" onClick={() => end.mutate(id, finish)}>
                      {t.end}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {sessions.length > 1 && (
              <Button variant="default" mt="md" onClick={() => end.mutate(undefined, finish)}>
                {t.endAll}
              </Button>
            )}
          </>
        )}
      </QueryView>
    </Panel>
  );
}
