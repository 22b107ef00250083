import type { Notification } from '../../api/types.ts';
import { UserText } from '../ui/user-text.tsx';
import { NotificationLink } from './notification-link.tsx';
import classes from './notification-toast.module.css';

/** What is new, in a corner of whatever one is doing. */
export function NotificationToast(props: { notification: Notification; onOpen: () => void }) {
  const { notification, onOpen } = props;
  return (
    <div className={classes.toast}>
      <NotificationLink notification={notification} onOpen={onOpen} className={classes.title}>
        <UserText>{notification.title}</UserText>
      </NotificationLink>
      {notification.body && <UserText block>{notification.body}</UserText>}
    </div>
  );
}
