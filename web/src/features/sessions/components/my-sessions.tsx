import { Stack } from '@mantine/core';
import { IconCalendarPlus, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Session } from '../../../api/types.ts';
import { SessionList } from '../../../components/sessions/session-list.tsx';
import { pastSessionsQuery, sessionsQuery } from '../../../components/sessions/sessions-query.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { sessionMessages } from '../messages.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

export function MySessions({ show }: { show: 'upcoming' | 'past' }) {
  const [now] = useState(() => Math.floor(Date.now() / minuteMs) * minuteMs);
  return show === 'past' ? <Past now={now} /> : <Ahead now={now} />;
}

/** One that has begun is ahead until it ends. */
function isAhead({ status, end }: Session, now: number): boolean {
  return (status === 'requested' || status === 'confirmed') && Date.parse(end) > now;
}

/** Soonest first. */
function Ahead({ now }: { now: number }) {
  const t = useMessages(sessionMessages);
  const from = new Date(now - dayMs).toISOString();
  const query = useQuery(sessionsQuery({ as: 'student', from }));
  return (
    <QueryView query={query}>
      {(all) => {
        const ahead = all.filter((session) => isAhead(session, now));
        if (ahead.length > 0) return <SessionList sessions={ahead} />;
        return (
          <EmptyState
            icon={<IconCalendarPlus />}
            title={t.noneAhead}
            action={<ButtonLink to="/find">{t.find}</ButtonLink>}
          >
            {t.noneAheadText}
          </EmptyState>
        );
      }}
    </QueryView>
  );
}

/** Latest first. */
function Past({ now }: { now: number }) {
  const t = useMessages(sessionMessages);
  const query = useInfiniteQuery(pastSessionsQuery(new Date(now).toISOString()));
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const past = pages.flatMap(({ items }) => items).filter((session) => !isAhead(session, now));
        if (past.length === 0) {
          return (
            <EmptyState icon={<IconHistory />} title={t.nonePast}>
              {t.nonePastText}
            </EmptyState>
          );
        }
        return (
          <Stack>
            <SessionList sessions={past} />
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </QueryView>
  );
}
