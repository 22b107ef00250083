import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import type { Group } from '../../api/types.ts';
import { groupQuery } from '../../components/groups/group-query.ts';
import { rightsIn } from '../../components/groups/group-rights.ts';
import { BackLink } from '../../components/ui/back-link.tsx';
import { Page } from '../../components/ui/page.tsx';
import { PageQuery } from '../../components/ui/page-query.tsx';
import { TabLink, TabLinks } from '../../components/ui/tab-links.tsx';
import { Tag } from '../../components/ui/tag.tsx';
import { GroupStanding } from '../../features/groups/components/group-standing.tsx';
import { StandingTag } from '../../features/groups/components/standing-tag.tsx';
import { groupMessages } from '../../features/groups/messages.ts';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import classes from './group-layout.module.css';
import { groupRoute } from './routes.ts';

/** Around every page of a group: what it is called, how the reader stands with it, and its parts for members. */
export function GroupLayout() {
  const { groupId } = groupRoute.useParams();
  const query = useQuery(groupQuery(groupId));
  return <PageQuery query={query}>{(group) => <GroupFrame key={group.id} group={group} />}</PageQuery>;
}

function GroupFrame({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const { isMember } = rightsIn(group);
  const params = { groupId: group.id };
  return (
    <Page
      title={group.name}
      back={
        <BackLink to="/groups" search={isMember ? { mine: true } : {}}>
          {isMember ? t.mine : t.back}
        </BackLink>
      }
      lead={
        <div className={classes.facts}>
          {group.courseCode && <Tag>{group.courseCode}</Tag>}
          <StandingTag group={group} />
          <span>{t.members(format.number(group.memberCount), format.number(group.capacity))}</span>
        </div>
      }
    >
      <GroupStanding group={group} />
      {isMember && (
        <TabLinks label={t.parts}>
          <TabLink to="/groups/$groupId" params={params} activeOptions={{ exact: true }}>
            {t.overview}
          </TabLink>
          <TabLink to="/groups/$groupId/posts" params={params}>
            {t.posts}
            {group.unread !== null && group.unread > 0 && (
              <span className={classes.unread} role="img" aria-label={t.unread(group.unread)}>
                {format.number(group.unread)}
              </span>
            )}
          </TabLink>
          <TabLink to="/groups/$groupId/meetings" params={params}>
            {t.meetings}
          </TabLink>
          <TabLink to="/groups/$groupId/polls" params={params}>
            {t.polls}
          </TabLink>
          {group.status === 'active' && (
            <TabLink to="/groups/$groupId/find-time" params={params}>
              {t.findTime}
            </TabLink>
          )}
          <TabLink to="/groups/$groupId/members" params={params}>
            {t.membersTab}
          </TabLink>
        </TabLinks>
      )}
      <Outlet />
    </Page>
  );
}
