import { newId, toDatabaseInstant } from '@studyhall/db';
import type { Transaction } from 'kysely';
import { insertPasswords } from '../data/credential-repository.ts';
import type { Tables } from '../data/tables.ts';
import { insertUsers } from '../data/user-repository.ts';
import { type Role, sortRoles } from '../domain/role.ts';
import { registerUsers } from './register-users.ts';

export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
}

/** Rows in one statement: far below what either engine takes in parameters. */
const chunkSize = 200;

/** Makes people whose addresses need no confirmation. Fails with a unique violation where one exists. */
export async function storePeople(
  tx: Transaction<Tables>,
  people: readonly StoredPerson[],
  now: number,
): Promise<void> {
  const at = toDatabaseInstant(now);
  for (let start = 0; start < people.length; start += chunkSize) {
    const part = people.slice(start, start + chunkSize);
    const created = part.map(({ id, name, email, roles }) => ({
      user: {
        id,
        name,
        email: email.toLowerCase(),
        email_verified: 1,
        image: null,
        created_at: at,
        updated_at: at,
      },
      roles: sortRoles(roles),
    }));
    const passwords = part.map(({ id, passwordHash }) => ({ id: newId(), userId: id, hash: passwordHash }));
    await insertUsers(
      tx,
      created.map(({ user }) => user),
    );
    await insertPasswords(tx, passwords, at);
    await registerUsers(tx, created, { action: 'account.imported' });
  }
}
