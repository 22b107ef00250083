import { prefixRange, searchTerms } from '@studyhall/db';
import type { Kysely, Transaction } from 'kysely';
import type { Tables, UserRow } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

export async function findUser(db: Reader, id: string): Promise<UserRow | null> {
  return (await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function findUserByEmail(db: Reader, email: string): Promise<UserRow | null> {
  return (await db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst()) ?? null;
}

/** Names by id, of those who are there. */
export async function findNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface UserQuery {
  /** Words that must all occur in name or address, each perhaps unfinished. */
  readonly words: readonly string[];
  readonly afterId?: string | undefined;
  readonly limit: number;
}

/** In order of sign-up. */
export function findUsers(db: Reader, { words, afterId, limit }: UserQuery): Promise<UserRow[]> {
  let query = db.selectFrom('users').selectAll().orderBy('id').limit(limit);
  if (afterId !== undefined) query = query.where('id', '>', afterId);
  for (const word of words) {
    const { from, to } = prefixRange(word);
    query = query.where('id', 'in', (matching) =>
      matching.selectFrom('user_terms').select('user_id').where('term', '>=', from).where('term', '<', to),
    );
  }
  return query.execute();
}

/** The first few people there are: all that an import needs to know. */
export function findFirstUserIds(db: Reader, limit: number): Promise<{ id: string }[]> {
  return db.selectFrom('users').select('id').orderBy('id').limit(limit).execute();
}

export async function insertUsers(tx: Transaction<Tables>, rows: readonly UserRow[]): Promise<void> {
  await tx.insertInto('users').values(rows).execute();
}

export async function insertUserTerms(
  tx: Transaction<Tables>,
  users: readonly Pick<UserRow, 'id' | 'name' | 'email'>[],
): Promise<void> {
  const rows = users.flatMap(({ id, name, email }) =>
    searchTerms(name, email).map((term) => ({ term, user_id: id })),
  );
  await tx.insertInto('user_terms').values(rows).execute();
}

/** Takes sessions, credentials and roles with it; false when there is no such user. */
export async function deleteUser(tx: Transaction<Tables>, id: string): Promise<boolean> {
  await tx.deleteFrom('verifications').where('value', '=', id).execute();
  const { numDeletedRows } = await tx.deleteFrom('users').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
