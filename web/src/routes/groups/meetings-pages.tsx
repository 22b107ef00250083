import { Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MeetingDetail } from '../../api/types.ts';
import { BackLink } from '../../components/ui/back-link.tsx';
import { ButtonLink } from '../../components/ui/links.tsx';
import { Notice } from '../../components/ui/notice.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { QueryView } from '../../components/ui/query-view.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { UserText } from '../../components/ui/user-text.tsx';
import { meetingQuery } from '../../features/meetings/api/get-meeting.ts';
import { AnswerButtons, describeAnswer } from '../../features/meetings/components/answer-buttons.tsx';
import { MeetingActions } from '../../features/meetings/components/meeting-actions.tsx';
import { MeetingFacts, MeetingPeople } from '../../features/meetings/components/meeting-facts.tsx';
import { MeetingList } from '../../features/meetings/components/meeting-list.tsx';
import { meetingMessages } from '../../features/meetings/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useNow } from '../../time/use-now.ts';
import { PlanLinks } from './plan-links.tsx';
import { groupMeetingRoute, meetingsRoute } from './routes.ts';
import { useGroup } from './use-group.ts';

export function GroupMeetingsPage() {
  const t = useMessages(meetingMessages);
  const { group, rights } = useGroup();
  const { show } = meetingsRoute.useSearch();
  if (!rights.isMember) return null;
  const params = { groupId: group.id };
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <TabLinks label={t.title}>
          <TabLink
            to="/groups/$groupId/meetings"
            params={params}
            search={{}}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t.upcoming}
          </TabLink>
          <TabLink
            to="/groups/$groupId/meetings"
            params={params}
            search={{ show: 'past' }}
            activeOptions={{ includeSearch: true }}
          >
            {t.past}
          </TabLink>
        </TabLinks>
        {rights.mayPlan && (
          <ButtonLink to="/groups/$groupId/meetings/new" params={params}>
            {t.plan}
          </ButtonLink>
        )}
      </Group>
      <MeetingList
        groupId={group.id}
        show={show ?? 'upcoming'}
        next={rights.mayPlan && <PlanLinks groupId={group.id} />}
      />
    </Stack>
  );
}

/** One meeting: when and where, the reader's answer, and who comes. */
export function GroupMeetingPage() {
  const t = useMessages(meetingMessages);
  const { group } = useGroup();
  const { meetingId } = groupMeetingRoute.useParams();
  const query = useQuery(meetingQuery(meetingId));
  return (
    <Stack gap="md" maw="42rem">
      <BackLink to="/groups/$groupId/meetings" params={{ groupId: group.id }}>
        {t.back}
      </BackLink>
      <QueryView query={query}>{(meeting) => <MeetingView key={meeting.id} meeting={meeting} />}</QueryView>
    </Stack>
  );
}

function MeetingView({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages(meetingMessages);
  const { rights } = useGroup();
  const { moveTo } = groupMeetingRoute.useSearch();
  const now = useNow();
  const isOpen = meeting.status === 'planned' && Date.parse(meeting.start) > now;
  const said = describeAnswer(t, meeting);
  return (
    <>
      <Title order={2}>
        <UserText>{meeting.title}</UserText>
      </Title>
      <MeetingFacts meeting={meeting} />
      {isOpen && (
        <Panel title={t.question}>
          <Stack gap="sm">
            <AnswerButtons meeting={meeting} />
            <div role="status">{said && <Notice>{said}</Notice>}</div>
          </Stack>
        </Panel>
      )}
      <MeetingPeople meeting={meeting} />
      {isOpen && <MeetingActions meeting={meeting} rights={rights} moveTo={moveTo} />}
    </>
  );
}
