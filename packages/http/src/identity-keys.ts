import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { onRoute } from './routes.ts';
import { TokenBuckets } from './token-bucket.ts';

export interface IdentityKeysOptions {
  readonly jwksUrl: string;
  readonly now: () => number;
}

const refreshMs = 10 * 60_000;
/** How often we look for a key that we do not have: made-up key ids cost identity little. */
const looks = { burst: 10, perSecond: 1 };

/**
 * Identity's public keys. They are kept while identity is down, looked for again when a token names one that
 * we do not have, and renewed in the background, so that withdrawn keys go.
 */
export function createIdentityKeys({ jwksUrl, now }: IdentityKeysOptions): JWTVerifyGetKey {
  const { pathname } = new URL(jwksUrl);
  let address = jwksUrl;
  // A release gives identity another address.
  onRoute('identity', ({ primary }) => {
    address = new URL(pathname, primary).href;
  });
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    [customFetch]: (_url, options) => fetch(address, options),
    cacheMaxAge: Number.POSITIVE_INFINITY,
    cooldownDuration: Number.POSITIVE_INFINITY,
    timeoutDuration: 3_000,
  });
  let renewedAt = now();
  const lookLimit = new TokenBuckets(looks, now);

  return async (header, token) => {
    if (now() - renewedAt > refreshMs) {
      renewedAt = now();
      // Where this fails, the keys we hold are good for another while.
      keys.reload().catch(() => undefined);
    }
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (!keys.reloading && lookLimit.take(jwksUrl) > 0) throw error;
      await keys.reload();
      return keys(header, token);
    }
  };
}
