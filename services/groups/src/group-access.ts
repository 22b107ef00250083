import type { Access } from '@studyhall/access';
import { NotFoundError, type Person } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import { findGroup } from './data/group-repository.ts';
import { findOpenInvitation } from './data/invitation-repository.ts';
import { findMembership } from './data/membership-repository.ts';
import type { Reader } from './data/tables.ts';
import type { Group } from './domain/group.ts';
import type { Membership } from './domain/membership.ts';
import type { Post } from './domain/post.ts';

/** A group as one person sees it. */
export interface GroupView {
  readonly group: Group;
  readonly membership: Membership | null;
  /** Whether the person, by id, has an open invitation. */
  readonly isInvited: boolean;
}

export interface Look {
  readonly person: Person;
  readonly groupId: string;
  readonly now: Instant;
}

/**
 * A group that the person may know of; for everyone else it is not there, by the same answer after the same queries as
 * for one that does not exist.
 */
export async function loadGroup(access: Access, db: Reader, look: Look): Promise<GroupView> {
  const { person, groupId, now } = look;
  const group = await findGroup(db, groupId);
  const membership = await findMembership(db, groupId, person.id);
  const mayNeedInvitation = membership === null && group?.joinPolicy !== 'open';
  const invitation = mayNeedInvitation
    ? await findOpenInvitation(db, groupId, { personId: person.id, now })
    : null;
  const view = group && { group, membership, isInvited: invitation !== null };
  if (!view || !may(access, { person, view, action: 'readGroup' })) throw new NotFoundError('group');
  return view;
}

export interface GroupAction {
  readonly person: Person;
  readonly view: GroupView;
  readonly action: string;
  /** Whom it is done to, and what they become. */
  readonly target?: { readonly id: string; readonly role: string; readonly newRole?: string };
}

export function may(access: Access, action: GroupAction): boolean {
  return access.can(toRequest(action));
}

/** Throws ForbiddenError. */
export function authorizeIn(access: Access, action: GroupAction): void {
  access.authorize(toRequest(action));
}

interface PostAction extends Omit<GroupAction, 'target'> {
  readonly post: Pick<Post, 'id' | 'authorId'>;
}

/** Throws ForbiddenError. */
export function authorizePost(access: Access, { post, ...request }: PostAction): void {
  const { person, action, context } = toRequest(request);
  const { id, authorId } = post;
  access.authorize({ person, action, context, resource: { type: 'Post', id, attributes: { authorId } } });
}

/** The policies see the group's rules, how the person stands with it, and on whom they act. */
function toRequest({ person, view, action, target }: GroupAction) {
  const { group, membership, isInvited } = view;
  const { id, joinPolicy, rules } = group;
  const isActive = membership?.status === 'active';
  return {
    person,
    action,
    resource: {
      type: 'Group',
      id,
      attributes: {
        joinPolicy,
        postRule: rules.post,
        inviteRule: rules.invite,
        scheduleRule: rules.schedule,
      },
    },
    context: {
      standing: membership?.status ?? (isInvited ? 'invited' : 'none'),
      role: isActive ? membership.role : 'none',
      ...(target && { targetId: target.id, targetRole: target.role, newRole: target.newRole ?? target.role }),
    },
  };
}

/** For actions on no group in particular. */
export const anyGroup = { type: 'Group', id: 'any' } as const;
