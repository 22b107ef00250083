import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export async function deleteSigningKeysExpiredBefore(tx: Transaction<Tables>, before: string): Promise<void> {
  await tx.deleteFrom('signing_keys').where('expires_at', '<', before).execute();
}
