import { Button, Group, Stack } from '@mantine/core';
import { IconBellCheck, IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Notification } from '../../../api/types.ts';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useMarkRead } from '../../../session/mark-read.ts';
import { inboxQuery } from '../../../session/notifications-query.ts';
import { useZone } from '../../../session/use-profile.ts';
import { addDays, dateOf, today } from '../../../time/zone.ts';
import { inboxMessages } from '../messages.ts';
import classes from './inbox.module.css';
import { InboxRow } from './inbox-row.tsx';

/** What one was told, the latest first, by the day it last changed. */
export function Inbox({ unread }: { unread: boolean }) {
  const t = useMessages(inboxMessages);
  const query = useInfiniteQuery(inboxQuery({ unread }));
  const read = useMarkRead();
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <NothingNew unread={unread} />;
        const hasUnread = items.some(({ readAt }) => readAt === null);
        return (
          <Stack gap="lg">
            <FormProblem error={read.error} />
            {hasUnread && (
              <Group justify="flex-end">
                <Button
                  variant="default"
                  size="sm"
                  leftSection={<IconChecks size={18} />}
                  loading={read.isPending}
                  onClick={() => read.mutate('all')}
                >
                  {t.readAll}
                </Button>
              </Group>
            )}
            <InboxDays items={items} />
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </QueryView>
  );
}

function InboxDays({ items }: { items: readonly Notification[] }) {
  const t = useMessages(inboxMessages);
  const format = useFormat();
  const zone = useZone();
  const now = today(zone, Date.now());
  const nameOf = (date: string) => {
    if (date === now) return t.today;
    return date === addDays(now, -1) ? t.yesterday : format.calendarDay(date);
  };
  const days = Map.groupBy(items, ({ changedAt }) => dateOf(changedAt, zone));
  return [...days].map(([date, list]) => (
    <section key={date} aria-labelledby={`day-${date}`}>
      <h2 id={`day-${date}`} className={classes.day}>
        {nameOf(date)}
      </h2>
      <ul className={classes.list}>
        {list.map((notification) => (
          <InboxRow key={notification.id} notification={notification} />
        ))}
      </ul>
    </section>
  ));
}

function NothingNew({ unread }: { unread: boolean }) {
  const t = useMessages(inboxMessages);
  return unread ? (
    <EmptyState
      icon={<IconBellCheck />}
      title={t.noneUnread}
      action={
        <ButtonLink to="/notifications" variant="default">
          {t.seeAll}
        </ButtonLink>
      }
    >
      {t.noneUnreadText}
    </EmptyState>
  ) : (
    <EmptyState icon={<IconBellCheck />} title={t.none} action={<ButtonLink to="/find">{t.find}</ButtonLink>}>
      {t.noneText}
    </EmptyState>
  );
}
