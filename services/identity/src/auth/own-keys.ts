import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Auth } from './auth.ts';
import { callAuth } from './auth-call.ts';

/** After a key id that does not exist, the database is not asked again for so long. */
const cooldownMs = 1_000;

/** Our own public keys for verifying people's tokens, without a request to ourselves. */
export function createOwnKeys(auth: Auth, now: () => number): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | undefined;
  let missedAt = Number.NEGATIVE_INFINITY;

  async function readKeys(): Promise<JWTVerifyGetKey> {
    keys = createLocalJWKSet(await callAuth(() => auth.api.getJwks()));
    return keys;
  }

  return async (header, token) => {
    const known = keys ?? (await readKeys());
    try {
      return await known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || now() - missedAt < cooldownMs) throw error;
    }
    try {
      return await (await readKeys())(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) missedAt = now();
      throw error;
    }
  };
}
