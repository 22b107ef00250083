import type { Database } from '@studyhall/db';
import { findPushKeys, insertPushKeys, type PushKeys } from '../data/push-repository.ts';
import { lockStream } from '../data/stream-repository.ts';
import type { Tables } from '../data/tables.ts';

/**
 * The keys of this installation (RFC 8292), made at its first start. Whoever starts beside it waits for the lock and
 * takes the same: a browser's subscription works with the one public key that it was made with.
 */
export async function keepPushKeys(db: Database<Tables>): Promise<PushKeys> {
  const kept = await findPushKeys(db.read);
  if (kept !== null) return kept;
  const { default: webPush } = await import('web-push');
  return db.transaction(async (tx) => {
    await lockStream(tx);
    const meanwhile = await findPushKeys(tx);
    if (meanwhile !== null) return meanwhile;
    const keys = webPush.generateVAPIDKeys();
    await insertPushKeys(tx, keys);
    return keys;
  });
}
