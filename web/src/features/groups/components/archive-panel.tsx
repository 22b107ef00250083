import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Group } from '../../../api/types.ts';
import { ConfirmDialog } from '../../../components/groups/confirm-dialog.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useEditGroup } from '../api/save-group.ts';
import { groupMessages } from '../messages.ts';

/** Puts the group away, or takes it up again. */
export function ArchivePanel({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const [isOpen, dialog] = useDisclosure(false);
  const edit = useEditGroup(group.id);
  const archive = () =>
    edit.mutate(
      { archived: true },
      {
        onSuccess: () => {
          dialog.close();
          notifyDone(t.archiveDone);
        },
      },
    );
  const takeUp = () => edit.mutate({ archived: false }, { onSuccess: () => notifyDone(t.takenUp) });
  if (group.status === 'archived') {
    return (
      <Panel title={t.archived} lead={t.archivedText}>
        <FormProblem error={edit.error} />
        <Button loading={edit.isPending} onClick={takeUp}>
          {t.takeUp}
        </Button>
      </Panel>
    );
  }
  return (
    <Panel title={t.archive} lead={t.archiveLead}>
      <Button variant="default" onClick={dialog.open}>
        {t.archive}
      </Button>
      <ConfirmDialog
        title={t.archiveTitle}
        action={t.archive}
        opened={isOpen}
        onClose={dialog.close}
        onConfirm={archive}
        isPending={edit.isPending}
        error={edit.error}
      >
        {t.archiveText}
      </ConfirmDialog>
    </Panel>
  );
}
