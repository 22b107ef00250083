import { toDatabaseInstant } from '@studyhall/db';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { Context } from '../context.ts';
import { expireSigningKey, findSigningKeys } from '../data/signing-key-repository.ts';

/**
 * Signing keys are encrypted with AUTH_SECRET. When that has changed, the old ones can sign nothing: they expire at
 * once, so that a new one is made, and stay published for as long as tokens that they signed are good.
 */
export async function retireUnreadableKeys({
  db,
  config,
  now,
  log,
}: Pick<Context, 'db' | 'config' | 'now' | 'log'>): Promise<void> {
  const at = toDatabaseInstant(now());
  for (const { id, private_key } of await findSigningKeys(db.read, at)) {
    if (await isReadable(private_key, config.authSecret)) continue;
    await db.transaction((tx) => expireSigningKey(tx, id, at));
    log.warn({ keyId: id }, 'a signing key is of another AUTH_SECRET, and signs no more');
  }
}

async function isReadable(stored: string, secret: string): Promise<boolean> {
  try {
    await symmetricDecrypt({ key: secret, data: JSON.parse(stored) });
    return true;
  } catch {
    // Of another secret, or damaged: it does not matter which.
    return false;
  }
}
