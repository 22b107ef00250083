import type { EventType } from '@studyhall/events';
import { parseInstant } from '@studyhall/time';
import { insertDeliveries } from '../data/delivery-repository.ts';
import { deleteRemindersInGroup } from '../data/occasion-repository.ts';
import type { Kind } from '../domain/kind.ts';
import type { Notice } from '../domain/notice.ts';
import type { Params } from '../domain/params.ts';
import type { Hearing } from './hearing.ts';
import { newDelivery, tell } from './tell.ts';

type MembershipEventType = Exclude<
  Extract<EventType, `group.${string}`>,
  'group.invited' | 'group.changed' | 'group.archived'
>;
type Membership = Hearing<MembershipEventType>;

/** A change of somebody's place in a group: the person hears of it, or those whom it concerns. */
export async function hearMembership(hearing: Membership): Promise<void> {
  const { tx, type, data } = hearing;
  if (type === 'group.left' || type === 'group.removed')
    await deleteRemindersInGroup(tx, data.personId, data.groupId);
  await tell(tx, membershipNotices(hearing), hearing);
}

function membershipNotices({ type, data }: Membership): Notice[] {
  const { personId, byPersonId, to } = data;
  const link = `/groups/${data.groupId}`;
  const params = paramsOf(data);
  const usefulUntil = data.expiresAt === undefined ? {} : { usefulUntil: parseInstant(data.expiresAt) };
  // What somebody does themself is no news to them.
  const person = byPersonId === personId ? [] : [personId];
  const others = to.filter((id) => id !== personId && id !== byPersonId);
  const notice = (kind: Kind, recipients: readonly string[], repeats = false): Notice[] =>
    recipients.length === 0
      ? []
      : [
          {
            kind,
            to: recipients,
            params,
            link,
            ...usefulUntil,
            ...(repeats && { groupKey: `${kind}:${data.groupId}` }),
          },
        ];
  switch (type) {
    case 'group.requested':
      return notice(type, others, true);
    case 'group.joined':
      return [
        ...notice('group.accepted', byPersonId === undefined ? [] : person),
        ...notice(type, others, true),
      ];
    case 'group.left':
      return notice(type, others, true);
    case 'group.place-offered':
    case 'group.rejected':
    case 'group.removed':
    case 'group.role-changed':
      return notice(type, person);
    default:
      return type satisfies never;
  }
}

function paramsOf(data: Membership['data']): Params {
  const { groupName: group, personName: person, role, reason, expiresAt: until } = data;
  return { group, person, role, ...(until && { until }), ...(reason && { reason }) };
}

export function hearArchiving({ tx, type, data, ...hearing }: Hearing<'group.archived'>): Promise<void> {
  const { groupId, groupName: group, byPersonId } = data;
  const to = data.to.filter((id) => id !== byPersonId);
  return tell(tx, [{ kind: type, to, params: { group }, link: `/groups/${groupId}` }], hearing);
}

/** Somebody without an account has a mail address alone. */
export async function hearInvitation(hearing: Hearing<'group.invited'>): Promise<void> {
  const { tx, type, data, now } = hearing;
  const { groupName: group, invitedByName: person, expiresAt: until, personId, email, link } = data;
  const invitation = {
    kind: type,
    params: { group, person, until },
    link,
    usefulUntil: parseInstant(until),
  };
  if (personId !== undefined) return tell(tx, [{ ...invitation, to: [personId] }], hearing);
  if (email === undefined) return;
  const address = email.toLowerCase().slice(0, 254);
  await insertDeliveries(tx, [newDelivery(invitation, { channel: 'email', address, dueAt: now, now })]);
}
