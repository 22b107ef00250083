import { toDatabaseInstant } from '@studyhall/db';
import { publish } from '@studyhall/events';
import { NotFoundError } from '@studyhall/http';
import type { Transaction } from 'kysely';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { deleteRoles, findRoles, insertRoles, lockAdmins } from '../data/role-repository.ts';
import type { Tables, UserRow } from '../data/tables.ts';
import { findUser } from '../data/user-repository.ts';
import { isSameRoles, type Role, sortRoles } from '../domain/role.ts';
import { LastAdminError } from '../errors.ts';

export interface RoleChange {
  readonly userId: string;
  /** From the roles now to those that the person shall have. */
  readonly decide: (current: readonly Role[]) => readonly Role[];
  readonly byPersonId: string | null;
  readonly network?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Throws NotFoundError and LastAdminError. Answers the person and their roles afterwards. */
export async function changeRoles(
  tx: Transaction<Tables>,
  change: RoleChange,
): Promise<{ user: UserRow; roles: Role[] }> {
  const { userId, decide, byPersonId, network, at } = change;
  const admins = await lockAdmins(tx);
  const user = await findUser(tx, userId);
  if (user === null) throw new NotFoundError('user');
  const before = await findRoles(tx, userId);
  const after = sortRoles(decide(before));
  if (isSameRoles(before, after)) return { user, roles: after };
  if (!after.includes('admin') && admins.length === 1 && admins[0] === userId) throw new LastAdminError();

  const removed = before.filter((role) => !after.includes(role));
  const added = after.filter((role) => !before.includes(role));
  await deleteRoles(tx, userId, removed);
  await insertRoles(
    tx,
    added.map((role) => ({ userId, role })),
    toDatabaseInstant(at),
  );
  await insertAuditEntries(
    tx,
    [
      {
        action: 'roles.changed',
        actorId: byPersonId,
        subjectId: userId,
        ...(network !== undefined && { network }),
        details: { before, after },
      },
    ],
    at,
  );
  await publish(tx, {
    type: 'roles.changed',
    subject: userId,
    data: { personId: userId, roles: after, ...(byPersonId !== null && { byPersonId }) },
    at,
  });
  return { user, roles: after };
}
