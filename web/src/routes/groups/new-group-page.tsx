import { useNavigate } from '@tanstack/react-router';
import { BackLink } from '../../components/ui/back-link.tsx';
import { notifyDone } from '../../components/ui/notify.ts';
import { Page } from '../../components/ui/page.tsx';
import { Panel } from '../../components/ui/panel.tsx';
import { useCreateGroup } from '../../features/groups/api/save-group.ts';
import { GroupForm } from '../../features/groups/components/group-form.tsx';
import { groupMessages } from '../../features/groups/messages.ts';
import { useMessages } from '../../i18n/messages.ts';

export function NewGroupPage() {
  const t = useMessages(groupMessages);
  const navigate = useNavigate();
  const create = useCreateGroup();
  return (
    <Page
      title={t.newTitle}
      lead={t.newLead}
      width="narrow"
      back={<BackLink to="/groups">{t.back}</BackLink>}
    >
      <Panel>
        <GroupForm
          submit={t.create}
          isPending={create.isPending}
          error={create.error}
          onSubmit={(input, refuse) =>
            create.mutate(
              { ...input, key: crypto.randomUUID() },
              {
                onSuccess: ({ id }) => {
                  notifyDone(t.created);
                  void navigate({ to: '/groups/$groupId/members', params: { groupId: id } });
                },
                onError: refuse,
              },
            )
          }
        />
      </Panel>
    </Page>
  );
}
