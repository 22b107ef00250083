import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Auth } from './auth.ts';
import { callAuth } from './auth-call.ts';

/** How often an unknown key id may lead to a look into the database. */
const cooldownMs = 1_000;

/** Our own public keys for verifying people's tokens, without a request to ourselves. */
export function createOwnKeys(auth: Auth, now: () => number): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | undefined;
  let readAt = 0;

  async function readKeys(): Promise<JWTVerifyGetKey> {
    readAt = now();
    keys = createLocalJWKSet(await callAuth(() => auth.api.getJwks()));
    return keys;
  }

  return async (header, token) => {
    const known = keys ?? (await readKeys());
    try {
      return await known(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || now() - readAt < cooldownMs) throw error;
      return (await readKeys())(header, token);
    }
  };
}
