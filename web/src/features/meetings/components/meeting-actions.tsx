import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MeetingDetail } from '../../../api/types.ts';
import type { GroupRights } from '../../../components/groups/group-rights.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useMe } from '../../../session/use-me.ts';
import { meetingMessages } from '../messages.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';

interface MeetingActionsProps {
  readonly meeting: MeetingDetail;
  readonly rights: GroupRights;
  readonly moveTo?: string | undefined;
}

/** For whoever planned it, as long as they may, and for moderators. */
export function MeetingActions({ meeting, rights, moveTo }: MeetingActionsProps) {
  const t = useMessages(meetingMessages);
  const me = useMe();
  const mayManage = rights.isModerator || (rights.mayPlan && meeting.organizerId === me.id);
  const [isChanging, changing] = useDisclosure(moveTo !== undefined && mayManage);
  const [isCancelling, cancelling] = useDisclosure(false);
  if (!mayManage) return null;
  return (
    <>
      <Group gap="xs">
        <Button variant="default" onClick={changing.open}>
          {t.change}
        </Button>
        <Button variant="default" onClick={cancelling.open}>
          {t.cancel}
        </Button>
      </Group>
      <ChangeDialog
        key={meeting.version}
        meeting={meeting}
        moveTo={moveTo}
        opened={isChanging}
        onClose={changing.close}
      />
      <CancelDialog meeting={meeting} opened={isCancelling} onClose={cancelling.close} />
    </>
  );
}
