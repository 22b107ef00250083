import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { Group } from '../../../api/types.ts';
import cards from '../../../components/ui/card-list.module.css';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { groupMessages } from '../messages.ts';
import classes from './group-card.module.css';
import { StandingTag } from './standing-tag.tsx';

/** One group in a list; the whole card leads to it. */
export function GroupCard({ group }: { group: Group }) {
  const t = useMessages(groupMessages);
  const format = useFormat();
  const { placesFree, waiting, courseCode, unread } = group;
  return (
    <li className={clsx(cards.card, classes.card)}>
      <h2 className={classes.title}>
        <Link to="/groups/$groupId" params={{ groupId: group.id }} className={clsx(cards.name, classes.name)}>
          <UserText>{group.name}</UserText>
        </Link>
      </h2>
      <div className={cards.tags}>
        {courseCode && <Tag>{courseCode}</Tag>}
        <StandingTag group={group} />
        {unread !== null && unread > 0 && <Tag tone="accent">{t.unread(unread)}</Tag>}
      </div>
      {group.description && (
        <p className={classes.description} dir="auto">
          {group.description}
        </p>
      )}
      <div className={classes.foot}>
        <span className={classes.places}>
          <IconUsers size={17} aria-hidden="true" />
          {t.members(format.number(group.memberCount), format.number(group.capacity))}
        </span>
        <Tag tone={placesFree > 0 ? 'good' : 'wait'}>{placesFree > 0 ? t.roomFor(placesFree) : t.full}</Tag>
        {waiting > 0 && <span>{t.waitingCount(waiting)}</span>}
      </div>
    </li>
  );
}
