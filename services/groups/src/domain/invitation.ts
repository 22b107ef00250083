import type { Instant } from '@studyhall/time';

export type InvitationStatus = 'pending' | 'accepted' | 'declined' | 'revoked';

/** Of a person by id, or of whoever has an address. */
export interface Invitation {
  readonly id: string;
  readonly groupId: string;
  readonly personId: string | null;
  /** In lower case. */
  readonly email: string | null;
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
