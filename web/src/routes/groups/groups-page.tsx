import { Stack } from '@mantine/core';
import { ButtonLink } from '../../components/ui/links.tsx';
import { Page } from '../../components/ui/page.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { GroupFilters } from '../../features/groups/components/group-filters.tsx';
import { GroupResults } from '../../features/groups/components/group-results.tsx';
import { MyInvitations } from '../../features/groups/components/my-invitations.tsx';
import { groupMessages } from '../../features/groups/messages.ts';
import type { GroupSearchParams } from '../../features/groups/search-params.ts';
import { useMessages } from '../../i18n/messages.ts';
import { groupsRoute } from './routes.ts';

export function GroupsPage() {
  const t = useMessages(groupMessages);
  const params = groupsRoute.useSearch();
  const navigate = groupsRoute.useNavigate();
  // What is typed replaces itself in the history, so that "back" leads out of the search.
  const change = (part: GroupSearchParams) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const { mine: _, archived: __, ...words } = params;
  const exact = { exact: true, includeSearch: true } as const;
  return (
    <Page title={t.title} lead={t.lead} actions={<ButtonLink to="/groups/new">{t.create}</ButtonLink>}>
      <Stack gap="lg">
        <MyInvitations
          onAccepted={({ groupId }) => void navigate({ to: '/groups/$groupId', params: { groupId } })}
        />
        <div>
          <TabLinks label={t.which}>
            <TabLink to="/groups" search={words} activeOptions={exact} replace>
              {t.all}
            </TabLink>
            <TabLink to="/groups" search={{ ...words, mine: true }} activeOptions={exact} replace>
              {t.mine}
            </TabLink>
            <TabLink
              to="/groups"
              search={{ ...words, mine: true, archived: true }}
              activeOptions={exact}
              replace
            >
              {t.archivedTab}
            </TabLink>
          </TabLinks>
          <GroupFilters value={params} onChange={change} />
          <GroupResults params={params} onChange={change} />
        </div>
      </Stack>
    </Page>
  );
}
