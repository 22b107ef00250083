import { IconCalendarOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { TextLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView, RowSkeletons } from '../../../components/ui/query-view.tsx';
import row from '../../../components/ui/row.module.css';
import { EmptyState } from '../../../components/ui/state.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useNow } from '../../../time/use-now.ts';
import { meetingsQuery } from '../api/list-meetings.ts';
import { meetingMessages } from '../messages.ts';
import { MeetingRow } from './meeting-row.tsx';

const shown = 3;

/** The next few meetings, to answer at once. */
export function NextMeetings({ groupId, next }: { groupId: string; next: ReactNode }) {
  const t = useMessages(meetingMessages);
  const now = useNow();
  const query = useInfiniteQuery(meetingsQuery(groupId, 'upcoming'));
  const all = (
    <TextLink to="/groups/$groupId/meetings" params={{ groupId }}>
      {t.all}
    </TextLink>
  );
  return (
    <Panel title={t.next} actions={query.data?.pages[0]?.items.length ? all : undefined}>
      <QueryView query={query} skeleton={<RowSkeletons rows={2} />}>
        {({ pages }) => {
          const meetings = (pages[0]?.items ?? [])
            .filter(({ status }) => status === 'planned')
            .slice(0, shown);
          if (meetings.length === 0) {
            return (
              <EmptyState icon={<IconCalendarOff />} title={t.none} action={next} compact>
                {next && t.noneText}
              </EmptyState>
            );
          }
          return (
            <ul className={row.list}>
              {meetings.map((meeting) => (
                <MeetingRow key={meeting.id} meeting={meeting} isAhead={Date.parse(meeting.start) > now} />
              ))}
            </ul>
          );
        }}
      </QueryView>
    </Panel>
  );
}
