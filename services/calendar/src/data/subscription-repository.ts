import { fromDatabaseInstant, toDatabaseInstant } from '@studyhall/db';
import type { Instant } from '@studyhall/time';
import type { Reader, Writer } from './tables.ts';

/** Whose calendar a secret opens; null for an unknown one. */
export async function findSubscriber(db: Reader, secretHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('subscriptions')
    .select('person_id')
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** Since when a person has a secret address; null without one. */
export async function findSubscription(db: Reader, personId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('subscriptions')
    .select('created_at')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? fromDatabaseInstant(row.created_at) : null;
}

export async function insertSubscription(
  tx: Writer,
  { personId, secretHash, at }: { personId: string; secretHash: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('subscriptions')
    .values({ person_id: personId, secret_hash: secretHash, created_at: toDatabaseInstant(at) })
    .execute();
}

export async function deleteSubscription(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('subscriptions').where('person_id', '=', personId).execute();
}
