import type { Kysely, Transaction } from 'kysely';
import type { SigningKeyRow, Tables } from './tables.ts';

/** Those that sign at an instant: there are never more than a few. */
export function findSigningKeys(
  db: Kysely<Tables>,
  at: string,
): Promise<Pick<SigningKeyRow, 'id' | 'private_key'>[]> {
  return db
    .selectFrom('signing_keys')
    .select(['id', 'private_key'])
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', at)]))
    .execute();
}

export async function expireSigningKey(tx: Transaction<Tables>, id: string, at: string): Promise<void> {
  await tx.updateTable('signing_keys').set({ expires_at: at }).where('id', '=', id).execute();
}

export async function deleteSigningKeysExpiredBefore(tx: Transaction<Tables>, before: string): Promise<void> {
  await tx.deleteFrom('signing_keys').where('expires_at', '<', before).execute();
}
