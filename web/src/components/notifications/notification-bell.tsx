import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.ts';
import { useFirstPageShown } from '../../session/first-page.ts';
import { unreadQuery } from '../../session/notifications-query.ts';
import { notificationWords } from './messages.ts';
import classes from './notification-bell.module.css';

const most = 99;

/** The way to one's notifications, with how many are unread. */
export function NotificationBell() {
  const t = useMessages(notificationWords);
  const format = useFormat();
  const { data: unread = 0 } = useQuery({ ...unreadQuery, enabled: useFirstPageShown() });
  return (
    <Link
      to="/notifications"
      className={classes.bell}
      aria-label={unread > 0 ? `${t.title}, ${t.unread(unread)}` : t.title}
    >
      <IconBell size={23} stroke={1.7} aria-hidden="true" />
      {unread > 0 && (
        <span className={classes.count} aria-hidden="true">
          {unread > most ? `${format.number(most)}+` : format.number(unread)}
        </span>
      )}
    </Link>
  );
}
