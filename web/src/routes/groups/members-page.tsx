import { Columns } from '../../components/ui/columns.tsx';
import { InvitePanel } from '../../features/groups/components/invite-panel.tsx';
import { MembersPanel } from '../../features/groups/components/members-panel.tsx';
import { BannedPanel, LinePanel } from '../../features/groups/components/others-panels.tsx';
import { RequestsPanel } from '../../features/groups/components/requests-panel.tsx';
import { useGroup } from './use-group.ts';

export function GroupMembersPage() {
  const { group, rights } = useGroup();
  const { isModerator, isMember, mayInvite } = rights;
  if (!isMember) return null;
  return (
    <Columns
      main={
        <>
          {isModerator && <RequestsPanel groupId={group.id} />}
          <MembersPanel group={group} />
        </>
      }
      aside={
        <>
          {mayInvite && <InvitePanel groupId={group.id} />}
          {isModerator && <LinePanel groupId={group.id} />}
          {isModerator && <BannedPanel groupId={group.id} />}
        </>
      }
    />
  );
}
