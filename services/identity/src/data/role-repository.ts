import type { Kysely, Transaction } from 'kysely';
import { type Role, sortRoles } from '../domain/role.ts';
import type { Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export async function findRoles(db: Reader, userId: string): Promise<Role[]> {
  return (await findRolesOf(db, [userId])).get(userId) ?? [];
}

export async function findRolesOf(db: Reader, userIds: readonly string[]): Promise<Map<string, Role[]>> {
  const found = new Map<string, Role[]>();
  if (userIds.length === 0) return found;
  const rows = await db
    .selectFrom('user_roles')
    .select(['user_id', 'role'])
    .where('user_id', 'in', userIds)
    .execute();
  for (const { user_id, role } of rows) found.set(user_id, sortRoles([...(found.get(user_id) ?? []), role]));
  return found;
}

export async function insertRoles(
  tx: Transaction<Tables>,
  grants: readonly { readonly userId: string; readonly role: Role }[],
  at: string,
): Promise<void> {
  if (grants.length === 0) return;
  const rows = grants.map(({ userId, role }) => ({ user_id: userId, role, granted_at: at }));
  await tx.insertInto('user_roles').values(rows).execute();
}

export async function deleteRoles(
  tx: Transaction<Tables>,
  userId: string,
  roles: readonly Role[],
): Promise<void> {
  if (roles.length === 0) return;
  await tx.deleteFrom('user_roles').where('user_id', '=', userId).where('role', 'in', roles).execute();
}

/**
 * Locks the admins against each other and answers their ids: on both engines an UPDATE keeps its rows to the
 * transaction, so that two admins cannot remove one another at once.
 */
export async function lockAdmins(tx: Transaction<Tables>): Promise<string[]> {
  await tx
    .updateTable('user_roles')
    .set((row) => ({ granted_at: row.ref('granted_at') }))
    .where('role', '=', 'admin')
    .execute();
  const rows = await tx.selectFrom('user_roles').select('user_id').where('role', '=', 'admin').execute();
  return rows.map((row) => row.user_id);
}

export async function hasAdmin(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('user_roles')
    .select('user_id')
    .where('role', '=', 'admin')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
