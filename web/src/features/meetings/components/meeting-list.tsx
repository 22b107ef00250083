import { Stack } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MoreButton } from '../../../components/ui/more-button.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import row from '../../../components/ui/row.module.css';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useNow } from '../../../time/use-now.ts';
import { meetingsQuery } from '../api/list-meetings.ts';
import { meetingMessages } from '../messages.ts';
import { MeetingRow } from './meeting-row.tsx';

interface MeetingListProps {
  readonly groupId: string;
  readonly show: 'upcoming' | 'past';
  /** The next step where there is no meeting. */
  readonly next?: ReactNode;
}

/** Meetings ahead, the soonest first; or past ones, the latest first. */
export function MeetingList({ groupId, show, next }: MeetingListProps) {
  const t = useMessages(meetingMessages);
  const now = useNow();
  const query = useInfiniteQuery(meetingsQuery(groupId, show, show === 'past' ? 100 : 20));
  return (
    <QueryView query={query}>
      {({ pages }) => {
        const byStart = pages.flatMap(({ items }) => items);
        const meetings = show === 'past' ? byStart.toReversed() : byStart;
        if (meetings.length === 0) {
          return show === 'past' ? (
            <EmptyState icon={<IconCalendarOff />} title={t.nonePast} />
          ) : (
            <EmptyState icon={<IconCalendarOff />} title={t.none} action={next}>
              {next && t.noneText}
            </EmptyState>
          );
        }
        return (
          <Stack>
            <ul className={row.list}>
              {meetings.map((meeting) => (
                <MeetingRow key={meeting.id} meeting={meeting} isAhead={Date.parse(meeting.start) > now} />
              ))}
            </ul>
            <MoreButton query={query} />
          </Stack>
        );
      }}
    </QueryView>
  );
}
