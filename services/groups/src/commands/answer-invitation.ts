import { ForbiddenError, NotFoundError, type Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findInvitation, settleInvitation } from '../data/invitation-repository.ts';
import { findMembership } from '../data/membership-repository.ts';
import type { Reader } from '../data/tables.ts';
import { type Invitation, isFor, isOpen } from '../domain/invitation.ts';
import type { Membership } from '../domain/membership.ts';
import { InvitationForAnotherError, InvitationGoneError } from '../errors.ts';
import { readInvitationToken } from '../invitation-token.ts';
import { lockGroupIn } from './act-in-group.ts';
import { admitPerson } from './admit-person.ts';

/**
 * The invitation of a token, for whom it is for. Two things are needed, so that neither a forwarded link nor an account
 * under somebody else's address is enough: the link, which went to the address alone and so shows that one reads the
 * mailbox, whether or not the account has confirmed it, and an account that has the address.
 */
export async function loadInvitation(
  { config, db }: Pick<Context, 'config' | 'db'>,
  person: Person,
  token: string,
): Promise<Invitation> {
  const id = readInvitationToken(token, config.serviceSecret);
  const invitation = id === null ? null : await findInvitation(db.read, id);
  if (!invitation) throw new NotFoundError('invitation');
  if (!isFor(invitation, person)) throw new InvitationForAnotherError();
  return invitation;
}

/** Takes an invitation up, which uses it up; again, by the same person, it answers how they stand. */
export async function acceptInvitation(context: Context, person: Person, token: string): Promise<Membership> {
  const { db, now, relay } = context;
  const { id, groupId } = await loadInvitation(context, person, token);
  const membership = await db.transaction(async (tx) => {
    const at = now();
    const group = await lockGroupIn(tx, groupId, at);
    const before = await findMembership(tx, groupId, person.id);
    const invitation = await reload(tx, id);
    if (invitation.status === 'accepted' && before) return before;
    if (!isOpen(invitation, at) || group.status === 'archived') throw new InvitationGoneError();
    if (before?.status === 'banned') throw new ForbiddenError('You are banned from this group.');
    await settleInvitation(tx, id, { status: 'accepted', by: person.id, at });
    const { id: personId, name: personName } = person;
    return admitPerson({ tx, group, at }, { personId, personName, membership: before, isAdmitted: true });
  });
  relay.kick();
  return membership;
}

/** Ends an invitation unused; again changes nothing. */
export async function declineInvitation(context: Context, person: Person, token: string): Promise<void> {
  const { db, now } = context;
  const { id, groupId } = await loadInvitation(context, person, token);
  await db.transaction(async (tx) => {
    const at = now();
    await lockGroupIn(tx, groupId, at);
    const invitation = await reload(tx, id);
    if (invitation.status === 'declined') return;
    if (!isOpen(invitation, at)) throw new InvitationGoneError();
    await settleInvitation(tx, id, { status: 'declined', by: person.id, at });
  });
}

async function reload(db: Reader, id: string): Promise<Invitation> {
  const invitation = await findInvitation(db, id);
  if (!invitation) throw new NotFoundError('invitation');
  return invitation;
}
