import { useQuery } from '@tanstack/react-query';
import { NotificationLink } from '../../../components/notifications/notification-link.tsx';
import { TextLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useNow } from '../../../time/use-now.ts';
import { newsQuery } from '../api/home-queries.ts';
import { homeMessages } from '../messages.ts';
import classes from './home-list.module.css';

/** What changed since the reader looked last; nothing where nothing did. */
export function News() {
  const t = useMessages(homeMessages);
  const format = useFormat();
  const now = useNow();
  const { data } = useQuery(newsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t.news} actions={<TextLink to="/notifications">{t.allNews(data.unread)}</TextLink>}>
      <ul className={classes.list}>
        {data.items.map((notification) => (
          <li key={notification.id}>
            <NotificationLink notification={notification}>
              <UserText>{notification.title}</UserText>
            </NotificationLink>
            <span>
              <time dateTime={notification.changedAt}>{format.relative(notification.changedAt, now)}</time>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
