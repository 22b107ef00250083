import { type EventData, type EventType, publish } from '@studyhall/events';
import { formatInstant, type Instant } from '@studyhall/time';
import type { Writer } from './data/tables.ts';
import type { Group } from './domain/group.ts';
import type { Membership } from './domain/membership.ts';

type MembershipEventType = Exclude<
  Extract<EventType, `group.${string}`>,
  'group.invited' | 'group.archived' | 'group.changed'
>;

interface MembershipEvent {
  readonly type: MembershipEventType;
  readonly group: Group;
  readonly membership: Membership;
  /** How the person stands now, where they have no membership any more. */
  readonly status?: 'left' | 'lapsed' | 'rejected' | 'removed' | 'banned';
  /** Who else should know. */
  readonly to?: readonly string[];
  readonly at: Instant;
  readonly byPersonId?: string | undefined;
  readonly reason?: string | undefined;
}

export function publishMembershipEvent(tx: Writer, event: MembershipEvent): Promise<void> {
  const { type, group, membership, at, to = [], byPersonId, reason } = event;
  const { personId, personName, role, offerExpiresAt } = membership;
  const data = {
    ...groupData(group),
    ...(group.course && { courseCode: group.course.code }),
    personId,
    personName,
    role,
    status: event.status ?? membership.status,
    to: to.filter((id) => id !== personId && id !== byPersonId),
    ...(offerExpiresAt !== null && { expiresAt: formatInstant(offerExpiresAt) }),
    ...(byPersonId !== undefined && { byPersonId }),
    ...(reason !== undefined && { reason }),
  };
  return publish(tx, { type, subject: group.id, data, at });
}

interface GroupEvent extends Pick<EventData<'group.archived'>, 'byPersonId'> {
  readonly type: 'group.archived' | 'group.changed';
  readonly group: Group;
  readonly to: readonly string[];
  readonly at: Instant;
}

export function publishGroupEvent(
  tx: Writer,
  { type, group, to, at, byPersonId }: GroupEvent,
): Promise<void> {
  const data = { ...groupData(group), to: [...to], ...(byPersonId !== undefined && { byPersonId }) };
  return publish(tx, { type, subject: group.id, data, at });
}

function groupData({ id, name }: Group) {
  return { groupId: id, groupName: name };
}
