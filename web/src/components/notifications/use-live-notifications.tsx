import { notifications } from '@mantine/notifications';
import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Notification } from '../../api/types.ts';
import type { LastSeen } from '../../session/notification-stream.ts';
import { listLatestUnread, unreadQuery } from '../../session/notifications-query.ts';
import { NotificationToast } from './notification-toast.tsx';

const openedAt = Date.now();

/** What happened longer ago was missed while nobody was looking: the badge says so, a toast would be late. */
const freshMs = 60_000;

/** What each area's news may have changed of what is on the screen. */
const concerned: Readonly<Record<string, readonly QueryKey[]>> = {
  session: [['sessions'], ['calendar'], ['slots']],
  waitlist: [['waitlist'], ['calendar']],
  tutor: [['me'], ['teaching']],
  group: [['groups'], ['calendar']],
  meeting: [['groups'], ['meetings'], ['calendar']],
  poll: [['groups'], ['polls']],
  post: [['groups'], ['posts']],
};

/**
 * Keeps the badge, the list and what is on the screen current, and shows what is new, for as long as somebody looks:
 * browsers allow few connections to a host, and pages in the background would take them all.
 */
export function useLiveNotifications(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let following: AbortController | undefined;
    const seen: LastSeen = {};
    const follow = () => {
      if (document.hidden) {
        following?.abort();
        following = undefined;
        return;
      }
      if (following) return;
      const mine = new AbortController();
      following = mine;
      // What reads the stream comes after the page.
      const reader = import('../../session/notification-stream.ts');
      void reader
        .then(({ followNotifications }) =>
          followNotifications(
            {
              onBegin: () => void catchUp(queries),
              onUnread: (count) => queries.setQueryData(unreadQuery.queryKey, count),
              onNotification: (notification) => hear(notification, queries),
            },
            seen,
            mine.signal,
          ),
        )
        .catch(() => {
          // Without it nothing is live; the next look tries again.
          if (following === mine) following = undefined;
        });
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      following?.abort();
    };
  }, [queries]);
}

/** What came after the page was opened and before anybody listened. */
async function catchUp(queries: QueryClient): Promise<void> {
  // Without them the badge tells all the same.
  const latest = await listLatestUnread().catch(() => []);
  for (const notification of latest.toReversed()) {
    if (Date.parse(notification.changedAt) > openedAt) hear(notification, queries);
  }
}

function hear(notification: Notification, queries: QueryClient): void {
  const [area = ''] = notification.kind.split('.');
  for (const queryKey of [['notifications', 'inbox'], ...(concerned[area] ?? [])]) {
    void queries.invalidateQueries({ queryKey });
  }
  const { id, changedAt, readAt } = notification;
  if (readAt !== null || Date.now() - Date.parse(changedAt) > freshMs) return;
  notifications.show({
    id,
    message: <NotificationToast notification={notification} onOpen={() => notifications.hide(id)} />,
    withBorder: true,
    autoClose: 8_000,
  });
}
