import { Group } from '@mantine/core';
import { useInfiniteQuery, usePrefetchInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Columns } from '../../components/ui/columns.tsx';
import { ButtonLink } from '../../components/ui/links.tsx';
import { RowSkeletons } from '../../components/ui/query-view.tsx';
import { standingQuery } from '../../features/groups/api/members.ts';
import { GroupAbout } from '../../features/groups/components/group-about.tsx';
import { LeaveButton } from '../../features/groups/components/leave-button.tsx';
import { RequestsPanel } from '../../features/groups/components/requests-panel.tsx';
import { groupMessages } from '../../features/groups/messages.ts';
import { meetingsQuery } from '../../features/meetings/api/list-meetings.ts';
import { NextMeetings } from '../../features/meetings/components/next-meetings.tsx';
import { pollsQuery } from '../../features/polls/api/polls.ts';
import { OpenPolls } from '../../features/polls/components/poll-list.tsx';
import { useMessages } from '../../i18n/messages.ts';
import { PlanLinks } from './plan-links.tsx';
import { useGroup } from './use-group.ts';

/** For members what is next and what is asked of them; for everyone else what the group says of itself. */
export function GroupOverviewPage() {
  const { group, rights } = useGroup();
  return rights.isMember ? <MemberOverview /> : <GroupAbout group={group} />;
}

function MemberOverview() {
  const t = useMessages(groupMessages);
  const { group, rights } = useGroup();
  return (
    <Columns
      main={<WhatIsNext />}
      aside={
        <>
          <GroupAbout group={group} />
          <Group gap="xs">
            {rights.isOwner && (
              <ButtonLink to="/groups/$groupId/edit" params={{ groupId: group.id }} variant="default">
                {t.editTitle}
              </ButtonLink>
            )}
            <LeaveButton groupId={group.id} />
          </Group>
        </>
      }
    />
  );
}

function WhatIsNext() {
  const { group, rights } = useGroup();
  const polls = useInfiniteQuery(pollsQuery(group.id, 'open'));
  const requests = useQuery({ ...standingQuery(group.id, 'requested'), enabled: rights.isModerator });
  usePrefetchInfiniteQuery(meetingsQuery(group.id, 'upcoming'));
  // What stands above the meetings would push them down when it comes; a phone has these alone on its screen.
  if (polls.isPending || (rights.isModerator && requests.isPending)) {
    return (
      <div aria-busy="true">
        <RowSkeletons rows={4} height={150} />
      </div>
    );
  }
  return (
    <>
      {rights.isModerator && <RequestsPanel groupId={group.id} />}
      <OpenPolls groupId={group.id} />
      <NextMeetings groupId={group.id} next={rights.mayPlan && <PlanLinks groupId={group.id} />} />
    </>
  );
}
