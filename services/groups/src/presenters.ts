import { formatInstant } from '@studyhall/time';
import type { Context } from './context.ts';
import { countAhead } from './data/membership-repository.ts';
import { countUnread } from './data/post-repository.ts';
import { type Group, placesFree } from './domain/group.ts';
import type { Membership } from './domain/membership.ts';
import type { GroupView } from './group-access.ts';
import type { GroupAnswer, MembershipAnswer, ShownGroup } from './routes/groups.schema.ts';

/** What concerns the one who asks. */
type OwnPart = Pick<GroupAnswer, 'membership' | 'unread'>;

function presentGroup({ group, isInvited }: GroupView, { membership, unread }: OwnPart): GroupAnswer {
  const { course, counts, rules } = group;
  return {
    id: group.id,
    name: group.name,
    courseCode: course?.code ?? null,
    courseTitle: course?.title ?? null,
    topic: group.topic,
    description: group.description,
    joinPolicy: group.joinPolicy,
    capacity: group.capacity,
    timeZone: group.timeZone,
    rules: { post: rules.post, invite: rules.invite, schedule: rules.schedule },
    offerHours: group.offerHours,
    status: group.status,
    memberCount: counts.active,
    placesFree: placesFree(group),
    waiting: counts.waiting,
    createdAt: formatInstant(group.createdAt),
    membership,
    unread,
    isInvited,
  };
}

/** What everybody may see of a group that is open to all. */
export function presentShownGroup(group: Group): ShownGroup {
  return {
    name: group.name,
    courseCode: group.course?.code ?? null,
    courseTitle: group.course?.title ?? null,
    topic: group.topic,
    memberCount: group.counts.active,
    placesFree: placesFree(group),
  };
}

export function presentMembership(membership: Membership, position: number | null): MembershipAnswer {
  const { offerExpiresAt } = membership;
  return {
    groupId: membership.groupId,
    userId: membership.personId,
    name: membership.personName,
    role: membership.role,
    status: membership.status,
    since: formatInstant(membership.since),
    position,
    offerExpiresAt: offerExpiresAt === null ? null : formatInstant(offerExpiresAt),
  };
}

/** A membership with its position in line as it is now. */
export async function describeMembership(
  { db }: Pick<Context, 'db'>,
  membership: Membership,
): Promise<MembershipAnswer> {
  const { groupId, place } = membership;
  const position = place === null ? null : 1 + (await countAhead(db.read, groupId, place));
  return presentMembership(membership, position);
}

export async function describeGroup(context: Pick<Context, 'db'>, view: GroupView): Promise<GroupAnswer> {
  const { membership } = view;
  return presentGroup(view, {
    membership: membership && (await describeMembership(context, membership)),
    unread: await findUnread(context, view),
  });
}

const mostUnread = 100;

/** Null for who is no member. */
async function findUnread(
  { db }: Pick<Context, 'db'>,
  { group, membership }: GroupView,
): Promise<number | null> {
  if (membership?.status !== 'active') return null;
  return membership.readPost < group.lastPost ? countUnread(db.read, membership, mostUnread) : 0;
}
