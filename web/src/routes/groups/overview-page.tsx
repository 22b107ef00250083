import { Group } from '@mantine/core';
import { Columns } from '../../components/ui/columns.tsx';
import { ButtonLink } from '../../components/ui/links.tsx';
import { GroupAbout } from '../../features/groups/components/group-about.tsx';
import { LeaveButton } from '../../features/groups/components/leave-button.tsx';
import { RequestsPanel } from '../../features/groups/components/requests-panel.tsx';
import { groupMessages } from '../../features/groups/messages.ts';
import { NextMeetings } from '../../features/meetings/components/next-meetings.tsx';
import { OpenPolls } from '../../features/polls/components/poll-list.tsx';
import { useMessages } from '../../i18n/messages.ts';
import { PlanLinks } from './plan-links.tsx';
import { useGroup } from './use-group.ts';

/** For members what is next and what is asked of them; for everyone else what the group says of itself. */
export function GroupOverviewPage() {
  const t = useMessages(groupMessages);
  const { group, rights } = useGroup();
  if (!rights.isMember) return <GroupAbout group={group} />;
  return (
    <Columns
      main={
        <>
          {rights.isModerator && <RequestsPanel groupId={group.id} />}
          <OpenPolls groupId={group.id} />
          <NextMeetings groupId={group.id} next={rights.mayPlan && <PlanLinks groupId={group.id} />} />
        </>
      }
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
