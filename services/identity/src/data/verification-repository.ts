import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export async function deleteExpiredVerifications(tx: Transaction<Tables>, now: string): Promise<void> {
  await tx.deleteFrom('verifications').where('expires_at', '<=', now).execute();
}
