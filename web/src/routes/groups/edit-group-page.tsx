import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { notifyDone } from '../../components/ui/notify.ts';
import { Panel } from '../../components/ui/panel.tsx';
import { useEditGroup } from '../../features/groups/api/save-group.ts';
import { ArchivePanel } from '../../features/groups/components/archive-panel.tsx';
import { GroupForm } from '../../features/groups/components/group-form.tsx';
import { groupMessages } from '../../features/groups/messages.ts';
import { useMessages } from '../../i18n/messages.ts';
import { words } from '../../i18n/words.ts';
import { useGroup } from './use-group.ts';

export function EditGroupPage() {
  const t = useMessages(groupMessages);
  const shared = useMessages(words);
  const navigate = useNavigate();
  const { group, rights } = useGroup();
  const edit = useEditGroup(group.id);
  if (!rights.isOwner) return null;
  return (
    <Stack gap="lg" maw="42rem">
      {group.status === 'active' && (
        <Panel title={t.editTitle}>
          <GroupForm
            group={group}
            submit={shared.save}
            isPending={edit.isPending}
            error={edit.error}
            onSubmit={(input, refuse) =>
              edit.mutate(input, {
                onSuccess: () => {
                  notifyDone(t.saved);
                  void navigate({ to: '/groups/$groupId', params: { groupId: group.id } });
                },
                onError: refuse,
              })
            }
          />
        </Panel>
      )}
      <ArchivePanel group={group} />
    </Stack>
  );
}
