import { Stack, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { BackLink } from '../../components/ui/back-link.tsx';
import { notifyDone } from '../../components/ui/notify.ts';
import { PlanForm } from '../../features/meetings/components/plan-form.tsx';
import { meetingMessages } from '../../features/meetings/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { newMeetingRoute } from './routes.ts';
import { useGroup } from './use-group.ts';

export function NewMeetingPage() {
  const t = useMessages(meetingMessages);
  const navigate = useNavigate();
  const { group, rights } = useGroup();
  const given = newMeetingRoute.useSearch();
  if (!rights.mayPlan) return null;
  const params = { groupId: group.id };
  return (
    <Stack gap="md">
      <BackLink to="/groups/$groupId/meetings" params={params}>
        {t.back}
      </BackLink>
      <div>
        <Title order={2}>{t.planTitle}</Title>
        <Text c="var(--sh-ink-soft)" maw="60ch">
          {t.planLead}
        </Text>
      </div>
      <PlanForm
        groupId={group.id}
        given={given}
        onPlanned={(meetingId) => {
          notifyDone(t.planned);
          void navigate({ to: '/groups/$groupId/meetings/$meetingId', params: { ...params, meetingId } });
        }}
      />
    </Stack>
  );
}
