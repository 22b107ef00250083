import { Button, CopyButton, Group, List, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { subscriptionQuery, useSubscribe, useUnsubscribe } from '../api/subscription.ts';
import { exchangeMessages } from '../exchange-messages.ts';
import classes from './exchange.module.css';

/** The secret address under which other programs read one's calendar. */
export function Subscription() {
  const t = useMessages(exchangeMessages);
  const format = useFormat();
  const zone = useZone();
  const query = useQuery(subscriptionQuery);
  const create = useSubscribe();
  const end = useUnsubscribe();
  const revoke = () =>
    end.mutate(undefined, {
      onSuccess: () => {
        create.reset();
        notifyDone(t.revoked);
      },
    });
  return (
    <Panel title={t.subscriptionTitle} lead={t.subscriptionLead}>
      <QueryView query={query} skeleton={<Skeleton height={96} />}>
        {({ createdAt }) => (
          <Stack>
            <FormProblem error={create.error ?? end.error} />
            {create.data ? (
              <FreshAddress url={create.data.url} />
            ) : (
              <p className={classes.hint}>
                {createdAt === null
                  ? t.noAddress
                  : `${t.createdAt(format.moment(createdAt, zone))} ${t.endsOld}`}
              </p>
            )}
            <Group gap="xs">
              {!create.data && (
                <Button loading={create.isPending} onClick={() => create.mutate()}>
                  {createdAt === null ? t.create : t.createNew}
                </Button>
              )}
              {createdAt !== null && (
                <Button variant="default" loading={end.isPending} onClick={revoke}>
                  {t.revoke}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </QueryView>
    </Panel>
  );
}

function FreshAddress({ url }: { url: string }) {
  const t = useMessages(exchangeMessages);
  return (
    <Stack>
      <div className={classes.secret} role="status">
        <IconLock size={20} aria-hidden="true" />
        <div>
          <strong>{t.secret}</strong>
          <p>{t.secretText}</p>
        </div>
      </div>
      <Group align="flex-end" gap="xs">
        <TextInput
          className={classes.address}
          label={t.yourAddress}
          value={url}
          readOnly
          dir="ltr"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              h={42}
              leftSection={copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
              onClick={copy}
            >
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
        <Button component="a" href={url.replace(/^https?:/, 'webcal:')} variant="default" h={42}>
          {t.openIn}
        </Button>
      </Group>
      <div>
        <strong>{t.how}</strong>
        <List size="sm" c="dimmed">
          <List.Item>{t.howGoogle}</List.Item>
          <List.Item>{t.howApple}</List.Item>
          <List.Item>{t.howOutlook}</List.Item>
        </List>
      </div>
    </Stack>
  );
}
