import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Addressee, Invitation, InvitationStatus } from '../domain/invitation.ts';
import type { InvitationRow } from './invitation-tables.ts';
import type { Reader, Writer } from './tables.ts';

export async function findInvitation(db: Reader, id: string): Promise<Invitation | null> {
  const row = await db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/** The open invitation of a person, by id, into a group. */
export async function findOpenInvitation(
  db: Reader,
  groupId: string,
  { personId, now }: { readonly personId: string; readonly now: Instant },
): Promise<Invitation | null> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '=', 'pending')
    .where('group_id', '=', groupId)
    .where('expires_at', '>', toDatabaseInstant(now))
    .limit(1)
    .executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/** Those of the groups into which a person, by id, has an open invitation. */
export async function findInvitedTo(
  db: Reader,
  groupIds: readonly string[],
  { personId, now }: { readonly personId: string; readonly now: Instant },
): Promise<Set<string>> {
  if (groupIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('invitations')
    .select('group_id')
    .where('person_id', '=', personId)
    .where('status', '=', 'pending')
    .where('group_id', 'in', groupIds)
    .where('expires_at', '>', toDatabaseInstant(now))
    .execute();
  return new Set(rows.map((row) => row.group_id));
}

export interface InvitationFilter {
  readonly groupId?: string;
  /** Whom they are for, by id. */
  readonly personId?: string;
  readonly email?: string;
  readonly invitedBy?: string;
  readonly now: Instant;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Open invitations, oldest first. */
export async function findOpenInvitations(db: Reader, filter: InvitationFilter): Promise<Invitation[]> {
  const { groupId, personId, email, invitedBy, now, after = '', limit } = filter;
  let rows = db
    .selectFrom('invitations')
    .selectAll()
    .where('status', '=', 'pending')
    .where('expires_at', '>', toDatabaseInstant(now))
    .where('id', '>', after);
  if (groupId !== undefined) rows = rows.where('group_id', '=', groupId);
  if (personId !== undefined) rows = rows.where('person_id', '=', personId);
  if (email !== undefined) rows = rows.where('email', '=', email);
  if (invitedBy !== undefined) rows = rows.where('invited_by', '=', invitedBy);
  return (await rows.orderBy('id').limit(limit).execute()).map(toInvitation);
}

/** Every invitation that a person has sent or that was for them, by id or as they took it up. */
export async function findInvitationsAbout(
  db: Reader,
  personId: string,
  limit: number,
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where(({ eb, or }) =>
      or([eb('invited_by', '=', personId), eb('person_id', '=', personId), eb('settled_by', '=', personId)]),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toInvitation);
}

/** Forgets invitations, with their addresses, that ended long ago. */
export async function forgetInvitations(tx: Writer, before: Instant): Promise<void> {
  // Ids begin with the time at which they were made.
  const firstKept = before.toString(16).padStart(12, '0');
  const id = `${firstKept.slice(0, 8)}-${firstKept.slice(8)}`;
  await tx.deleteFrom('invitations').where('id', '<', id).execute();
}

/** How many invitations somebody has sent since then, into any group. */
export async function countSentSince(db: Reader, invitedBy: string, since: Instant): Promise<number> {
  const row = await db
    .selectFrom('invitations')
    .select(({ fn }) => fn.countAll<number>().as('sent'))
    .where('invited_by', '=', invitedBy)
    .where('created_at', '>', toDatabaseInstant(since))
    .executeTakeFirstOrThrow();
  return Number(row.sent);
}

/** Ends every open invitation into a group, or those for one addressee. */
export async function revokeInvitations(
  tx: Writer,
  groupId: string,
  { by, at, to }: { readonly by: string | null; readonly at: Instant; readonly to?: Addressee },
): Promise<void> {
  let open = tx
    .updateTable('invitations')
    .set({ status: 'revoked', settled_at: toDatabaseInstant(at), settled_by: by })
    .where('group_id', '=', groupId)
    .where('status', '=', 'pending');
  if (to?.personId) open = open.where('person_id', '=', to.personId);
  if (to?.email) open = open.where('email', '=', to.email);
  await open.execute();
}

export async function insertInvitation(tx: Writer, invitation: Invitation): Promise<void> {
  await tx.insertInto('invitations').values(toRow(invitation)).execute();
}

interface Settlement {
  readonly status: Exclude<InvitationStatus, 'pending'>;
  readonly by: string;
  readonly at: Instant;
}

/** False when it was settled before. */
export async function settleInvitation(
  tx: Writer,
  id: string,
  { status, by, at }: Settlement,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitations')
    .set({ status, settled_at: toDatabaseInstant(at), settled_by: by })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    groupId: row.group_id,
    personId: row.person_id,
    email: row.email,
    status: row.status,
    invitedBy: row.invited_by,
    invitedByName: row.invited_by_name,
    createdAt: fromDatabaseInstant(row.created_at),
    expiresAt: fromDatabaseInstant(row.expires_at),
    settledAt: row.settled_at === null ? null : fromDatabaseInstant(row.settled_at),
    settledBy: row.settled_by,
  };
}

function toRow(invitation: Invitation): InvitationRow {
  const { settledAt } = invitation;
  return {
    id: invitation.id,
    group_id: invitation.groupId,
    person_id: invitation.personId,
    email: invitation.email,
    status: invitation.status,
    invited_by: invitation.invitedBy,
    invited_by_name: invitation.invitedByName,
    created_at: toDatabaseInstant(invitation.createdAt),
    expires_at: toDatabaseInstant(invitation.expiresAt),
    settled_at: settledAt === null ? null : toDatabaseInstant(settledAt),
    settled_by: invitation.settledBy,
  };
}
