import { Stack } from '@mantine/core';
import { IconCalendarPlus, IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SessionList } from '../../../components/sessions/session-list.tsx';
import { sessionsQuery } from '../../../components/sessions/sessions-query.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { teachingMessages } from '../messages.ts';

const dayMs = 86_400_000;

/** What the tutor has to answer, what is ahead, and what waits to be closed. */
export function TeachingSessions() {
  const t = useMessages(teachingMessages);
  const [now] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const query = useQuery(
    sessionsQuery({ as: 'tutor', from: new Date(now - 2 * dayMs).toISOString(), limit: 100 }),
  );
  return (
    <QueryView query={query}>
      {(all) => {
        const requests = all.filter(({ status }) => status === 'requested');
        const agreed = all.filter(({ status }) => status === 'confirmed');
        const begun = agreed.filter(({ start }) => Date.parse(start) <= now);
        const ahead = agreed.filter(({ start }) => Date.parse(start) > now);
        return (
          <Stack gap="lg">
            <Panel title={t.requests}>
              {requests.length > 0 ? (
                <SessionList sessions={requests} />
              ) : (
                <EmptyState icon={<IconInbox />} title={t.noRequests} compact>
                  {t.noRequestsText}
                </EmptyState>
              )}
            </Panel>
            {begun.length > 0 && (
              <Panel title={t.toAnswer}>
                <SessionList sessions={begun} />
              </Panel>
            )}
            <Panel title={t.upcoming}>
              {ahead.length > 0 ? (
                <SessionList sessions={ahead} />
              ) : (
                <EmptyState
                  icon={<IconCalendarPlus />}
                  title={t.noneAhead}
                  action={<ButtonLink to="/teach/hours">{t.setHours}</ButtonLink>}
                  compact
                >
                  {t.noneAheadText}
                </EmptyState>
              )}
            </Panel>
          </Stack>
        );
      }}
    </QueryView>
  );
}
