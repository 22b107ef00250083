import { isUniqueViolation } from '@studyhall/db';
import type { ConfirmClaim, Person } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findGroup, insertGroup } from '../data/group-repository.ts';
import { insertMembership } from '../data/membership-repository.ts';
import { replaceTerms } from '../data/search-repository.ts';
import type { Writer } from '../data/tables.ts';
import { emptyGroup, type Group, type GroupSettings } from '../domain/group.ts';
import type { Membership } from '../domain/membership.ts';
import { publishMembershipEvent } from '../group-events.ts';

interface Founding {
  /** The same for every repeat of the request. */
  readonly id: string;
  readonly confirmClaim: ConfirmClaim;
  readonly founder: Person;
  readonly settings: GroupSettings;
}

/** Makes a group whose founder owns it. */
export async function createGroup(
  context: Context,
  { id, confirmClaim, founder, settings }: Founding,
): Promise<Group> {
  const { db, now, relay } = context;
  const at = now();
  const group: Group = { ...emptyGroup({ id, settings, at }), counts: { active: 1, offered: 0, waiting: 0 } };
  const membership = foundingMembership(group, { id: founder.id, name: founder.name });
  try {
    await db.transaction(async (tx) => {
      await confirmClaim(tx);
      await insertFounded(tx, group, membership);
    });
  } catch (error) {
    const stored = isUniqueViolation(error) ? await findGroup(db.read, id) : null;
    if (!stored) throw error;
    return stored;
  }
  relay.kick();
  return group;
}

async function insertFounded(tx: Writer, group: Group, membership: Membership): Promise<void> {
  await insertGroup(tx, group);
  await replaceTerms(tx, group);
  await insertMembership(tx, membership);
  await publishMembershipEvent(tx, { type: 'group.joined', group, membership, at: group.createdAt });
}

function foundingMembership(
  group: Group,
  founder: { readonly id: string; readonly name: string },
): Membership {
  return {
    groupId: group.id,
    personId: founder.id,
    personName: founder.name,
    role: 'owner',
    status: 'active',
    place: null,
    offerExpiresAt: null,
    since: group.createdAt,
    readPost: 0,
  };
}
