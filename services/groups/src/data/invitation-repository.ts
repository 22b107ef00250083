import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Invitation, InvitationStatus } from '../domain/invitation.ts';
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
