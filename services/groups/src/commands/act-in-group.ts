import { type ConfirmClaim, NotFoundError, type Person } from '@studyhall/http';
import type { Instant } from '@studyhall/time';
import type { Context } from '../context.ts';
import { lockGroup } from '../data/group-repository.ts';
import { findMembership } from '../data/membership-repository.ts';
import type { Reader, Writer } from '../data/tables.ts';
import type { Group } from '../domain/group.ts';
import type { Membership } from '../domain/membership.ts';
import { GroupArchivedError } from '../errors.ts';
import { authorizeIn, type GroupView, loadGroup } from '../group-access.ts';
import { serveLine } from './serve-line.ts';

export interface Act {
  readonly groupId: string;
  readonly person: Person;
  /** What the policies call it. */
  readonly action: string;
  /** Whom it is done to, and what they are to become. */
  readonly target?: { readonly personId: string; readonly newRole?: string };
  /** Whether it can be done in an archived group too. */
  readonly inArchive?: boolean;
  /** Of a request that may have an `Idempotency-Key`. */
  readonly confirmClaim?: ConfirmClaim | undefined;
}

/** A group under its lock, as somebody who may do so is about to change it. */
export interface Scene extends GroupView {
  readonly tx: Writer;
  readonly person: Person;
  readonly at: Instant;
  readonly target: Membership | null;
}

/**
 * Runs work in a transaction that holds the group's lock, if the person may: by how they stand with it under the lock,
 * and, so that strangers take no lock, by how they stood before as well. Throws NotFoundError, ForbiddenError and
 * GroupArchivedError.
 */
export async function actInGroup<R>(
  context: Context,
  act: Act,
  work: (scene: Scene) => Promise<R>,
): Promise<R> {
  const { db, now, relay } = context;
  const { groupId, person, confirmClaim } = act;
  await look(context, db.read, act);
  const result = await db.transaction(async (tx) => {
    const at = now();
    await lockGroupIn(tx, groupId, at);
    await confirmClaim?.(tx);
    return work({ ...(await look(context, tx, act)), tx, person, at });
  });
  relay.kick();
  return result;
}

/** Takes the group's lock; offers of places that have ended by then go to the next in line first. */
export async function lockGroupIn(tx: Writer, groupId: string, at: Instant): Promise<Group> {
  const group = await lockGroup(tx, groupId);
  if (!group) throw new NotFoundError('group');
  const isDue = group.lineDueAt !== null && group.lineDueAt <= at;
  return isDue ? serveLine(tx, group, at) : group;
}

async function look(
  context: Context,
  db: Reader,
  act: Act,
): Promise<GroupView & { target: Membership | null }> {
  const { access, now } = context;
  const { groupId, person, action, target: aim, inArchive = false } = act;
  const view = await loadGroup(access, db, { person, groupId, now: now() });
  const target = aim ? await findMembership(db, groupId, aim.personId) : null;
  const role = target?.status === 'active' ? target.role : 'member';
  authorizeIn(access, {
    person,
    view,
    action,
    ...(aim && { target: { id: aim.personId, role, ...(aim.newRole && { newRole: aim.newRole }) } }),
  });
  if (view.group.status === 'archived' && !inArchive) throw new GroupArchivedError();
  return { ...view, target };
}
