import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Counts } from '../domain/group.ts';
import type { Membership, MembershipStatus } from '../domain/membership.ts';
import type { MembershipRow } from './group-tables.ts';
import type { Reader, Writer } from './tables.ts';

export async function findMembership(
  db: Reader,
  groupId: string,
  personId: string,
): Promise<Membership | null> {
  const row = await db
    .selectFrom('memberships')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? toMembership(row) : null;
}

/**
 * Takes the lock of an active membership; false where there is none. Whoever ends it waits until the transaction is
 * over.
 */
export async function lockActiveMembership(tx: Writer, groupId: string, personId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('memberships')
    .set(({ ref }) => ({ read_post: ref('read_post') }))
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .where('status', '=', 'active')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** A person's memberships in some groups, by group. */
export async function findMembershipsIn(
  db: Reader,
  personId: string,
  groupIds: readonly string[],
): Promise<Map<string, Membership>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('person_id', '=', personId)
    .where('group_id', 'in', groupIds)
    .execute();
  return new Map(rows.map((row) => [row.group_id, toMembership(row)]));
}

/** Everything a person has with groups. */
export async function findMembershipsOf(
  db: Reader,
  personId: string,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<Membership[]> {
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('person_id', '=', personId)
    .where('group_id', '>', after)
    .orderBy('group_id')
    .limit(limit)
    .execute();
  return rows.map(toMembership);
}

/** Active members, who has been there longest first: no more than the largest capacity. */
export async function findActiveMembers(db: Reader, groupId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('status', '=', 'active')
    .orderBy('since')
    .orderBy('person_id')
    .execute();
  return rows.map(toMembership);
}

/** Those who run a group. */
export async function findModeratorIds(db: Reader, groupId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('status', '=', 'active')
    .where('role', 'in', ['owner', 'moderator'])
    .orderBy('person_id')
    .execute();
  return rows.map((row) => row.person_id);
}

export async function countOwners(db: Reader, groupId: string): Promise<number> {
  const row = await db
    .selectFrom('memberships')
    .select(({ fn }) => fn.countAll<number>().as('owners'))
    .where('group_id', '=', groupId)
    .where('status', '=', 'active')
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return Number(row.owners);
}

interface MemberPage {
  readonly status: MembershipStatus;
  readonly after?: { readonly since: Instant; readonly personId: string } | undefined;
  readonly limit: number;
}

/** Those of one status, who has had it longest first. */
export async function findMembers(db: Reader, groupId: string, page: MemberPage): Promise<Membership[]> {
  const { status, after, limit } = page;
  let rows = db
    .selectFrom('memberships')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('status', '=', status)
    .orderBy('since')
    .orderBy('person_id')
    .limit(limit);
  if (after) {
    const since = toDatabaseInstant(after.since);
    rows = rows.where(({ eb, and, or }) =>
      or([eb('since', '>', since), and([eb('since', '=', since), eb('person_id', '>', after.personId)])]),
    );
  }
  return (await rows.execute()).map(toMembership);
}

/** Those in line, first in line first; who is offered a place stands before all who wait. */
export async function findLine(db: Reader, groupId: string, limit: number): Promise<Membership[]> {
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('place', 'is not', null)
    .orderBy('place')
    .limit(limit)
    .execute();
  return rows.map(toMembership);
}

/** How many stand in line before a place. */
export async function countAhead(db: Reader, groupId: string, place: number): Promise<number> {
  const row = await db
    .selectFrom('memberships')
    .select(({ fn }) => fn.countAll<number>().as('ahead'))
    .where('group_id', '=', groupId)
    .where('place', '<', place)
    .executeTakeFirstOrThrow();
  return Number(row.ahead);
}

export async function countMemberships(db: Reader, groupId: string): Promise<Counts & { requested: number }> {
  const rows = await db
    .selectFrom('memberships')
    .select(({ fn }) => ['status', fn.countAll<number>().as('size')])
    .where('group_id', '=', groupId)
    .groupBy('status')
    .execute();
  const of = (status: MembershipStatus) => Number(rows.find((row) => row.status === status)?.size ?? 0);
  return {
    active: of('active'),
    offered: of('offered'),
    waiting: of('waiting'),
    requested: of('requested'),
  };
}

/** Those of the people who are active in a group that is not archived, together with the person. */
export async function findCompanions(
  db: Reader,
  personId: string,
  people: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships as mine')
    .innerJoin('study_groups as g', 'g.id', 'mine.group_id')
    .innerJoin('memberships as theirs', 'theirs.group_id', 'mine.group_id')
    .select('theirs.person_id')
    .distinct()
    .where('mine.person_id', '=', personId)
    .where('mine.status', '=', 'active')
    .where('g.status', '=', 'active')
    .where('theirs.status', '=', 'active')
    .where('theirs.person_id', 'in', people)
    .execute();
  return rows.map((row) => row.person_id);
}

export async function insertMembership(tx: Writer, membership: Membership): Promise<void> {
  await tx.insertInto('memberships').values(toRow(membership)).execute();
}

/** Stores all of a membership that can change, but for what was read. */
export async function updateMembership(tx: Writer, membership: Membership): Promise<void> {
  const { group_id, person_id, read_post: _, ...values } = toRow(membership);
  await tx
    .updateTable('memberships')
    .set(values)
    .where('group_id', '=', group_id)
    .where('person_id', '=', person_id)
    .execute();
}

/** Says up to which post a person has read; a mark never goes back. */
export async function updateReadPost(
  tx: Writer,
  { groupId, personId }: Pick<Membership, 'groupId' | 'personId'>,
  number: number,
): Promise<void> {
  await tx
    .updateTable('memberships')
    .set({ read_post: number })
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .where('read_post', '<', number)
    .execute();
}

export async function deleteMembership(tx: Writer, groupId: string, personId: string): Promise<void> {
  await tx
    .deleteFrom('memberships')
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .execute();
}

function toMembership(row: MembershipRow): Membership {
  return {
    groupId: row.group_id,
    personId: row.person_id,
    personName: row.person_name,
    role: row.role,
    status: row.status,
    place: row.place,
    offerExpiresAt: row.offer_expires_at === null ? null : fromDatabaseInstant(row.offer_expires_at),
    since: fromDatabaseInstant(row.since),
    readPost: row.read_post,
  };
}

function toRow(membership: Membership): MembershipRow {
  const { offerExpiresAt } = membership;
  return {
    group_id: membership.groupId,
    person_id: membership.personId,
    person_name: membership.personName,
    role: membership.role,
    status: membership.status,
    place: membership.place,
    offer_expires_at: offerExpiresAt === null ? null : toDatabaseInstant(offerExpiresAt),
    since: toDatabaseInstant(membership.since),
    read_post: membership.readPost,
  };
}
