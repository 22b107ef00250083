import { fromDatabaseInstant } from '@studyhall/db';
import { publish } from '@studyhall/events';
import type { Transaction } from 'kysely';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { insertRoles } from '../data/role-repository.ts';
import type { Tables, UserRow } from '../data/tables.ts';
import { insertUserTerms } from '../data/user-repository.ts';
import type { AuditAction } from '../domain/audit.ts';
import type { Role } from '../domain/role.ts';

export interface NewUser {
  readonly user: UserRow;
  readonly roles: readonly Role[];
}

interface Origin {
  readonly action: Extract<AuditAction, 'account.created' | 'account.imported'>;
  readonly network?: string | undefined;
  readonly device?: string | undefined;
}

/** Everything that belongs to new users beside their rows, in the transaction that makes them. */
export async function registerUsers(
  tx: Transaction<Tables>,
  created: readonly NewUser[],
  { action, network, device }: Origin,
): Promise<void> {
  const [first] = created;
  if (first === undefined) return;
  const at = fromDatabaseInstant(first.user.created_at);
  const grants = created.flatMap(({ user, roles }) => roles.map((role) => ({ userId: user.id, role })));
  await insertRoles(tx, grants, first.user.created_at);
  await insertUserTerms(
    tx,
    created.map(({ user }) => user),
  );
  await insertAuditEntries(
    tx,
    created.map(({ user, roles }) => ({
      action,
      subjectId: user.id,
      network,
      details: { roles, ...(device !== undefined && { device }) },
    })),
    at,
  );
  for (const { user, roles } of created) {
    const { id: personId, name, email } = user;
    const data = { personId, name, email, roles: [...roles] };
    await publish(tx, { type: 'person.registered', subject: personId, data, at });
  }
}
