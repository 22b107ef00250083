import { Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { BackLink } from '../../components/ui/back-link.tsx';
import { notifyDone } from '../../components/ui/notify.ts';
import { PollForm } from '../../features/polls/components/poll-form.tsx';
import { pollMessages } from '../../features/polls/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { newPollRoute } from './routes.ts';
import { useGroup } from './use-group.ts';

export function NewPollPage() {
  const t = useMessages(pollMessages);
  const navigate = useNavigate();
  const { group, rights } = useGroup();
  const given = newPollRoute.useSearch();
  if (!rights.mayPlan) return null;
  const params = { groupId: group.id };
  return (
    <Stack gap="md">
      <BackLink to="/groups/$groupId/polls" params={params}>
        {t.back}
      </BackLink>
      <div>
        <Title order={2}>{t.newTitle}</Title>
        <Text c="var(--sh-ink-soft)" maw="60ch">
          {t.newLead}
        </Text>
      </div>
      <PollForm
        groupId={group.id}
        given={given}
        onOpened={(pollId) => {
          notifyDone(t.opened);
          void navigate({ to: '/groups/$groupId/polls/$pollId', params: { ...params, pollId } });
        }}
      />
    </Stack>
  );
}
