import { formatInstant } from '@studyhall/time';
import type { Context } from './context.ts';
import { findGroups } from './data/group-repository.ts';
import { findInvitationsAbout } from './data/invitation-repository.ts';
import { findMembershipsOf } from './data/membership-repository.ts';
import { findPostsBy } from './data/post-repository.ts';
import { findReportsBy } from './data/report-repository.ts';
import { presentInvitation } from './invitation-presenters.ts';
import { exportMeetings } from './meeting-export.ts';
import { presentReport } from './post-presenters.ts';
import { presentMembership } from './presenters.ts';

const mostOfAKind = 10_000;

/** Everything that this service holds of a person. */
export async function exportPerson({ db, now }: Pick<Context, 'db' | 'now'>, personId: string) {
  const memberships = await findMembershipsOf(db.read, personId, { limit: mostOfAKind });
  const posts = await findPostsBy(db.read, personId, { limit: mostOfAKind });
  const invitations = await findInvitationsAbout(db.read, personId, mostOfAKind);
  const reports = await findReportsBy(db.read, personId, mostOfAKind);
  const groupIds = [...memberships, ...posts, ...invitations].map(({ groupId }) => groupId);
  const groups = await findGroups(db.read, [...new Set(groupIds)]);
  const nameOf = (groupId: string) => groups.get(groupId)?.name ?? '';
  return {
    memberships: memberships.map((membership) => ({
      groupName: nameOf(membership.groupId),
      ...presentMembership(membership, null),
    })),
    posts: posts.map(({ id, groupId, parentId, body, createdAt, editedAt }) => ({
      id,
      groupId,
      groupName: nameOf(groupId),
      parentId,
      body,
      createdAt: formatInstant(createdAt),
      editedAt: editedAt === null ? null : formatInstant(editedAt),
    })),
    invitations: invitations.map((invitation) => ({
      ...presentInvitation({ invitation, groupName: nameOf(invitation.groupId), now: now() }),
      sent: invitation.invitedBy === personId,
    })),
    reports: reports.map(presentReport),
    ...(await exportMeetings({ db }, personId)),
  };
}
