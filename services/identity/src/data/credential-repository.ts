import type { Kysely, Transaction } from 'kysely';
import type { CredentialRow, Tables } from './tables.ts';

type Reader = Kysely<Tables> | Transaction<Tables>;

/** The sign-in library's name for a password. */
const passwordProvider = 'credential';

/** The PHC string of a person's password; null for those without one. */
export async function findPasswordHash(db: Reader, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('credentials')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', passwordProvider)
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Replaces a password unless it changed meanwhile; false when it did. */
export async function updatePasswordHash(
  tx: Transaction<Tables>,
  { userId, from, to, at }: { userId: string; from: string; to: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('credentials')
    .set({ password: to, updated_at: at })
    .where('user_id', '=', userId)
    .where('provider_id', '=', passwordProvider)
    .where('password', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertPasswords(
  tx: Transaction<Tables>,
  passwords: readonly { readonly id: string; readonly userId: string; readonly hash: string }[],
  at: string,
): Promise<void> {
  const rows = passwords.map(
    ({ id, userId, hash }): CredentialRow => ({
      id,
      user_id: userId,
      account_id: userId,
      provider_id: passwordProvider,
      password: hash,
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
      created_at: at,
      updated_at: at,
    }),
  );
  await tx.insertInto('credentials').values(rows).execute();
}
