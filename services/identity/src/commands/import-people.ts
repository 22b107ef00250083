import { isUniqueViolation, newId } from '@studyhall/db';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { findRoles } from '../data/role-repository.ts';
import type { Tables } from '../data/tables.ts';
import { findFirstUserIds } from '../data/user-repository.ts';
import type { Role } from '../domain/role.ts';
import { DuplicatePeopleError, NotEmptyError } from '../errors.ts';
import { assertAcceptablePassword } from './assert-password.ts';
import { type StoredPerson, storePeople } from './store-people.ts';

export interface ImportedPerson {
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** Loads people into an installation that has none but its first admin: all of them, or nobody. */
export async function importPeople(context: Context, people: readonly ImportedPerson[]): Promise<void> {
  const { db, now, relay } = context;
  people.forEach((person, index) => {
    const path = `/people/${index}/password`;
    assertAcceptablePassword({ password: person.password, owner: null, path });
  });
  const stored = await hashPasswords(context, people);
  try {
    await db.transaction(async (tx) => {
      await assertEmpty(tx);
      await storePeople(tx, stored, now());
    });
  } catch (error) {
    throw isUniqueViolation(error) ? new DuplicatePeopleError() : error;
  }
  relay.kick();
}

/**
 * Equal passwords are hashed once, salt included: the people of a demonstration share one, and 460 hashes would
 * take many seconds. Equal hashes tell a thief of the database only what the demonstration announces anyway.
 */
async function hashPasswords(
  { passwords }: Context,
  people: readonly ImportedPerson[],
): Promise<StoredPerson[]> {
  const hashes = new Map<string, string>();
  const stored: StoredPerson[] = [];
  for (const { id = newId(), password, ...person } of people) {
    const passwordHash = hashes.get(password) ?? (await passwords.hash(password));
    hashes.set(password, passwordHash);
    stored.push({ ...person, id, passwordHash });
  }
  return stored;
}

async function assertEmpty(tx: Transaction<Tables>): Promise<void> {
  const [first, second] = await findFirstUserIds(tx, 2);
  if (first === undefined) return;
  const onlyAnAdmin = second === undefined && (await findRoles(tx, first.id)).includes('admin');
  if (!onlyAnAdmin) throw new NotEmptyError();
}
