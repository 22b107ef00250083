import { useQueries } from '@tanstack/react-query';
import type { Group } from '../../../api/types.ts';
import { TextLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useProfile } from '../../../session/use-profile.ts';
import { fittingGroupsQuery } from '../api/home-queries.ts';
import { homeMessages } from '../messages.ts';
import classes from './home-list.module.css';

const coursesLookedAt = 3;
const shown = 4;

/** Groups of the reader's courses whose next meeting clashes with nothing of theirs; nothing where there is none. */
export function SuggestedGroups() {
  const t = useMessages(homeMessages);
  const { courses } = useProfile();
  const results = useQueries({ queries: courses.slice(0, coursesLookedAt).map(fittingGroupsQuery) });
  const groups = results
    .flatMap(({ data = [] }) => data)
    .filter(({ membership }) => membership === null)
    .slice(0, shown);
  if (groups.length === 0) return null;
  return (
    <Panel title={t.groups} lead={t.groupsLead} actions={<TextLink to="/groups">{t.allGroups}</TextLink>}>
      <ul className={classes.list}>
        {groups.map((group) => (
          <Line key={group.id} group={group} />
        ))}
      </ul>
    </Panel>
  );
}

function Line({ group: { id, name, courseTitle, memberCount, placesFree } }: { group: Group }) {
  const t = useMessages(homeMessages);
  return (
    <li>
      <TextLink to="/groups/$groupId" params={{ groupId: id }}>
        <UserText>{name}</UserText>
      </TextLink>
      <span>
        {courseTitle && (
          <>
            <UserText>{courseTitle}</UserText> ·{' '}
          </>
        )}
        {t.members(memberCount)} · {t.places(placesFree)}
      </span>
    </li>
  );
}
