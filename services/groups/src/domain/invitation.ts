import type { Instant } from '@studyhall/time';

export type InvitationStatus = 'pending' | 'accepted' | 'declined' | 'revoked';

/** A person by id, or whoever has an address: one of the two is null. */
export interface Addressee {
  readonly personId: string | null;
  /** In lower case. */
  readonly email: string | null;
}

export interface Invitation extends Addressee {
  readonly id: string;
  readonly groupId: string;
  readonly status: InvitationStatus;
  readonly invitedBy: string;
  readonly invitedByName: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

const day = 86_400_000;
export const invitationLifetime = 14 * day;
/** How many somebody may send in a day: each may become an e-mail to a stranger. */
export const mostSentADay = 50;
/** How many may be open in a group. */
export const mostOpen = 500;

export function isOpen(
  { status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>,
  now: Instant,
): boolean {
  return status === 'pending' && now < expiresAt;
}

interface Account {
  readonly id: string;
  readonly email: string;
}

/** Whom an invitation is for: an account, or whoever's account has the address. */
export function isFor(
  { personId, email }: Pick<Invitation, 'personId' | 'email'>,
  account: Account,
): boolean {
  return personId === null ? email === account.email.toLowerCase() : personId === account.id;
}
