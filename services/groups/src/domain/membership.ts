import type { Instant } from '@studyhall/time';

export const roles = ['owner', 'moderator', 'member'] as const;
export type Role = (typeof roles)[number];

export const membershipStatuses = ['active', 'requested', 'waiting', 'offered', 'banned'] as const;
/**
 * `active` is a member; `requested` waits for a moderator, `waiting` for a place, `offered` has one kept for a while.
 */
export type MembershipStatus = (typeof membershipStatuses)[number];

export interface Membership {
  readonly groupId: string;
  readonly personId: string;
  readonly personName: string;
  readonly role: Role;
  readonly status: MembershipStatus;
  /** In line: the lowest is the first. Null for who is not in line. */
  readonly place: number | null;
  readonly offerExpiresAt: Instant | null;
  /** Since when it has this status. */
  readonly since: Instant;
  /** The number of the last post that was read. */
  readonly readPost: number;
}

/** Who follows an owner: a moderator before a member, who has been there longest first. */
export function findSuccessor(members: readonly Membership[]): Membership | null {
  const [first] = members
    .filter(({ status }) => status === 'active')
    .toSorted(
      (a, b) =>
        roles.indexOf(a.role) - roles.indexOf(b.role) ||
        a.since - b.since ||
        (a.personId < b.personId ? -1 : 1),
    );
  return first ?? null;
}
