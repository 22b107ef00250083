import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmDialog } from '../../../components/groups/confirm-dialog.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useLeaveGroup } from '../api/join-group.ts';
import { groupMessages } from '../messages.ts';

export function LeaveButton({ groupId }: { groupId: string }) {
  const t = useMessages(groupMessages);
  const [isOpen, dialog] = useDisclosure(false);
  const leave = useLeaveGroup(groupId);
  const confirm = () =>
    leave.mutate(undefined, {
      onSuccess: () => {
        dialog.close();
        notifyDone(t.left);
      },
    });
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {t.leave}
      </Button>
      <ConfirmDialog
        title={t.leaveTitle}
        action={t.leave}
        opened={isOpen}
        onClose={dialog.close}
        onConfirm={confirm}
        isPending={leave.isPending}
        error={leave.error}
      >
        {t.leaveText}
      </ConfirmDialog>
    </>
  );
}
