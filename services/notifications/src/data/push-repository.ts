import type { Reader } from './reader.ts';
import type { PushSubscriptionRow, Writer } from './tables.ts';

export function findSubscriptions(
  db: Reader,
  personId: string,
  limit: number,
): Promise<PushSubscriptionRow[]> {
  return db
    .selectFrom('push_subscriptions')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Which of them have a browser to be told. */
export async function findSubscribed(db: Reader, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await db
    .selectFrom('push_subscriptions')
    .select('person_id')
    .distinct()
    .where('person_id', 'in', people)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** A browser belongs to whoever subscribed with it last. */
export async function replaceSubscription(tx: Writer, row: PushSubscriptionRow): Promise<void> {
  await tx.deleteFrom('push_subscriptions').where('endpoint_hash', '=', row.endpoint_hash).execute();
  await tx.insertInto('push_subscriptions').values(row).execute();
}

/** False where the person has no such subscription. */
export async function deleteSubscription(tx: Writer, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('push_subscriptions')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteSubscriptionsOf(tx: Writer, personId: string): Promise<void> {
  await tx.deleteFrom('push_subscriptions').where('person_id', '=', personId).execute();
}

export async function findPushKeys(db: Reader): Promise<{ publicKey: string; privateKey: string } | null> {
  const row = await db.selectFrom('push_keys').selectAll().where('id', '=', 1).executeTakeFirst();
  return row ? { publicKey: row.public_key, privateKey: row.private_key } : null;
}

export async function insertPushKeys(
  tx: Writer,
  { publicKey, privateKey }: { publicKey: string; privateKey: string },
): Promise<void> {
  await tx
    .insertInto('push_keys')
    .values({ id: 1, public_key: publicKey, private_key: privateKey })
    .execute();
}
