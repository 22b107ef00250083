import { publish } from '@studyhall/events';
import { formatInstant, type Instant } from '@studyhall/time';
import type { Writer } from './data/tables.ts';
import type { Group } from './domain/group.ts';
import type { Poll } from './domain/poll.ts';

interface PollEvent {
  readonly type: 'poll.opened' | 'poll.closed';
  readonly group: Pick<Group, 'id' | 'name'>;
  readonly poll: Poll;
  readonly to: readonly string[];
  readonly at: Instant;
  readonly byPersonId?: string | undefined;
}

export function publishPoll(tx: Writer, { type, group, poll, to, at, byPersonId }: PollEvent): Promise<void> {
  const { id, title, closesAt, start, meetingId } = poll;
  const data = {
    pollId: id,
    groupId: group.id,
    groupName: group.name,
    title,
    closesAt: formatInstant(closesAt),
    ...(start !== null && { start: formatInstant(start) }),
    ...(meetingId !== null && { meetingId }),
    to: [...to],
    ...(byPersonId !== undefined && { byPersonId }),
  };
  return publish(tx, { type, subject: id, data, at });
}
