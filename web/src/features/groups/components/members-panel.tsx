import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Group } from '../../../api/types.ts';
import { membersQuery } from '../../../components/groups/group-query.ts';
import { groupWords } from '../../../components/groups/messages.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { groupMessages } from '../messages.ts';
import classes from './people-list.module.css';
import { PersonLine } from './person-line.tsx';

const order = { owner: 0, moderator: 1, member: 2 } as const;

const MemberMenu = lazy(() => import('./member-menu.tsx').then((module) => ({ default: module.MemberMenu })));

/** Everyone in the group: owners first, then who has been there longest. */
export function MembersPanel({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const roles = useMessages(groupWords);
  const format = useFormat();
  const query = useQuery(membersQuery(group.id));
  const own = group.membership;
  return (
    <Panel
      title={t.membersTab}
      lead={t.members(format.number(group.memberCount), format.number(group.capacity))}
    >
      <QueryView query={query}>
        {(members) => (
          <ul className={classes.list}>
            {members
              .toSorted((one, other) => order[one.role] - order[other.role])
              .map((member) => (
                <PersonLine
                  key={member.userId}
                  name={member.name}
                  note={[
                    member.role !== 'member' && roles[member.role],
                    member.userId === own?.userId && t.you,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                >
                  <Suspense>{own && <MemberMenu own={own} member={member} />}</Suspense>
                </PersonLine>
              ))}
          </ul>
        )}
      </QueryView>
    </Panel>
  );
}
