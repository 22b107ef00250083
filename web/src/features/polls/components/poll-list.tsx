import { Stack } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PollSummary } from '../../../api/types.ts';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import row from '../../../components/ui/row.module.css';
import { EmptyState } from '../../../components/ui/state.tsx';
import { Tag } from '../../../components/ui/tag.tsx';
import { UserText } from '../../../components/ui/user-text.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { pollsQuery } from '../api/polls.ts';
import { pollMessages } from '../messages.ts';
import classes from './poll-list.module.css';

interface PollListProps {
  readonly groupId: string;
  readonly status: 'open' | 'closed';
  /** The next step where there is no poll. */
  readonly next?: ReactNode;
}

export function PollList({ groupId, status, next }: PollListProps) {
  const t = useMessages(pollMessages);
  const query = useInfiniteQuery(pollsQuery(groupId, status));
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const polls = pages.flatMap(({ items }) => items);
        if (polls.length === 0) {
          return status === 'closed' ? (
            <EmptyState icon={<IconChecklist />} title={t.noneClosed} compact />
          ) : (
            <EmptyState icon={<IconChecklist />} title={t.none} action={next}>
              {next && t.noneText}
            </EmptyState>
          );
        }
        return (
          <Stack>
            <ul className={row.list}>
              {polls.map((poll) => (
                <PollRow key={poll.id} poll={poll} />
              ))}
            </ul>
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </QueryView>
  );
}

/** What the group is being asked; nothing where it is asked nothing. */
export function OpenPolls({ groupId }: { groupId: string }) {
  const t = useMessages(pollMessages);
  const { data } = useInfiniteQuery(pollsQuery(groupId, 'open'));
  const polls = data?.pages[0]?.items ?? [];
  if (polls.length === 0) return null;
  return (
    <Panel title={t.openPolls}>
      <ul className={row.list}>
        {polls.map((poll) => (
          <PollRow key={poll.id} poll={poll} />
        ))}
      </ul>
    </Panel>
  );
}

function PollRow({ poll }: { poll: PollSummary }) {
  const t = useMessages(pollMessages);
  const format = useFormat();
  const zone = useZone();
  const { id, groupId, status, start, closesAt } = poll;
  const isOpen = status === 'open';
  const closed = start ? t.decided(format.moment(start, zone)) : t.undecided;
  return (
    <li className={`${row.row} ${classes.row}`}>
      <span className={row.what}>
        <Link to="/groups/$groupId/polls/$pollId" params={{ groupId, pollId: id }} className={row.link}>
          <UserText>{poll.title}</UserText>
        </Link>
        <span className={row.detail}>{isOpen ? t.until(format.moment(closesAt, zone)) : closed}</span>
      </span>
      <Tag tone={isOpen ? 'accent' : 'calm'}>{isOpen ? t.vote : t.closed}</Tag>
    </li>
  );
}
