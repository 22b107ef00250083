import { IconCalendarPlus, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SessionList } from '../../../components/sessions/session-list.tsx';
import { sessionsQuery } from '../../../components/sessions/sessions-query.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { sessionMessages } from '../messages.ts';

const dayMs = 86_400_000;
const daysBack = 180;

/** What is ahead, soonest first; or what was, latest first. One that has begun counts as ahead until it ends. */
export function MySessions({ show }: { show: 'upcoming' | 'past' }) {
  const t = useMessages(sessionMessages);
  const [now] = useState(() => Math.floor(Date.now() / 60_000) * 60_000);
  const isPast = show === 'past';
  const range = isPast
    ? { from: new Date(now - daysBack * dayMs).toISOString(), to: new Date(now).toISOString(), limit: 100 }
    : { from: new Date(now - dayMs).toISOString() };
  const query = useQuery(sessionsQuery({ as: 'student', ...range }));
  return (
    <QueryView query={query}>
      {(all) => {
        const isOpen = ({ status }: (typeof all)[number]) => status === 'requested' || status === 'confirmed';
        const isAhead = (session: (typeof all)[number]) => isOpen(session) && Date.parse(session.end) > now;
        const shown = isPast ? all.filter((session) => !isAhead(session)).toReversed() : all.filter(isAhead);
        if (shown.length > 0) return <SessionList sessions={shown} />;
        return isPast ? (
          <EmptyState icon={<IconHistory />} title={t.nonePast}>
            {t.nonePastText}
          </EmptyState>
        ) : (
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
