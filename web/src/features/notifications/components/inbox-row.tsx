import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Notification } from '../../../api/types.ts';
import { NotificationLink } from '../../../components/notifications/notification-link.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useMarkRead } from '../../../session/mark-read.ts';
import { useZone } from '../../../session/use-profile.ts';
import { inboxMessages } from '../messages.ts';
import { AreaIcon } from './area-icon.tsx';
import classes from './inbox.module.css';

export function InboxRow({ notification }: { notification: Notification }) {
  const t = useMessages(inboxMessages);
  const format = useFormat();
  const zone = useZone();
  const read = useMarkRead();
  const { id, kind, title, body, changedAt, readAt } = notification;
  return (
    <li className={classes.row} data-unread={readAt === null || undefined}>
      <span className={classes.icon}>
        <AreaIcon kind={kind} />
      </span>
      <div className={classes.what}>
        {readAt === null && <VisuallyHidden>{t.isUnread} </VisuallyHidden>}
        <NotificationLink notification={notification} className={classes.title}>
          <UserText>{title}</UserText>
        </NotificationLink>
        {body && <UserText block>{body}</UserText>}
        <time dateTime={changedAt} className={classes.when}>
          {format.time(changedAt, zone)}
        </time>
      </div>
      {readAt === null && (
        <ActionIcon
          className={classes.action}
          variant="subtle"
          size={44}
          aria-label={`${t.read}: ${title}`}
          loading={read.isPending}
          onClick={() => read.mutate([id])}
        >
          <IconCheck size={20} />
        </ActionIcon>
      )}
    </li>
  );
}
