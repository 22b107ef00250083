import { inChunks, type Reader } from './reader.ts';
import type { PushSubscriptionRow, Writer } from './tables.ts';

/** Of one person, the newest first. */
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

/** Ids of the browsers that are to be told, by person. */
export async function findBrowsers(db: Reader, people: readonly string[]): Promise<Map<string, string[]>> {
  const browsers = new Map<string, string[]>();
  for (const chunk of inChunks(people)) {
    const rows = await db
      .selectFrom('push_subscriptions')
      .select(['person_id', 'id'])
      .where('person_id', 'in', chunk)
      .execute();
    for (const { person_id, id } of rows) browsers.set(person_id, [...(browsers.get(person_id) ?? []), id]);
  }
  return browsers;
}

export async function findSubscriptionsById(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, PushSubscriptionRow>> {
  const found = new Map<string, PushSubscriptionRow>();
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('push_subscriptions').selectAll().where('id', 'in', chunk).execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

export async function findSubscriptionByEndpoint(
  db: Reader,
  endpointHash: string,
): Promise<PushSubscriptionRow | null> {
  const find = db.selectFrom('push_subscriptions').selectAll().where('endpoint_hash', '=', endpointHash);
  return (await find.executeTakeFirst()) ?? null;
}

export async function insertSubscription(tx: Writer, row: PushSubscriptionRow): Promise<void> {
  await tx.insertInto('push_subscriptions').values(row).execute();
}

export async function updateSubscription(
  tx: Writer,
  id: string,
  changes: Partial<Pick<PushSubscriptionRow, 'p256dh' | 'auth' | 'user_agent' | 'problem' | 'problem_at'>>,
): Promise<void> {
  await tx.updateTable('push_subscriptions').set(changes).where('id', '=', id).execute();
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

/** By which push services know this installation. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export async function findPushKeys(db: Reader): Promise<PushKeys | null> {
  const row = await db.selectFrom('push_keys').selectAll().where('id', '=', 1).executeTakeFirst();
  return row ? { publicKey: row.public_key, privateKey: row.private_key } : null;
}

export async function insertPushKeys(tx: Writer, { publicKey, privateKey }: PushKeys): Promise<void> {
  const row = { id: 1, public_key: publicKey, private_key: privateKey };
  await tx.insertInto('push_keys').values(row).execute();
}
