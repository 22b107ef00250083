import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { createIdentityKeys, type IdentityKeysOptions } from './identity-keys.ts';
import { isRole, type Person } from './person.ts';
import { UnauthorizedError, UnavailableError } from './problem.ts';
import { RecentMap } from './recent-map.ts';

export interface TokenVerifier {
  /** The person of a token that was verified before and has not expired; costs one look into a map. */
  recall(token: string): Person | undefined;
  /** The person of a token; throws UnauthorizedError, or UnavailableError while the keys cannot be had. */
  verify(token: string): Promise<Person>;
}

export const tokenIssuer = 'studyhall';
export const tokenAudience = 'studyhall';
const rememberedTokens = 10_000;
const longestToken = 4096;

/** Verifies people's tokens against identity's keys, which are kept while identity is down. */
export function createTokenVerifier({ jwksUrl, now }: IdentityKeysOptions): TokenVerifier {
  return createKeyedVerifier({ keys: createIdentityKeys({ jwksUrl, now }), now });
}

/** The same with the keys given by a function. */
export function createKeyedVerifier({
  keys,
  now,
}: {
  readonly keys: JWTVerifyGetKey;
  readonly now: () => number;
}): TokenVerifier {
  const verified = new RecentMap<{ person: Person; expiresAt: number }>(rememberedTokens);
  return {
    recall(token) {
      const known = verified.get(token);
      return known !== undefined && known.expiresAt > now() ? known.person : undefined;
    },
    async verify(token) {
      if (token.length > longestToken) throw new InvalidTokenError();
      const { payload } = await check(token, keys, now());
      const person = toPerson(payload);
      verified.set(token, { person, expiresAt: (payload.exp ?? 0) * 1000 });
      return person;
    },
  };
}

export class InvalidTokenError extends UnauthorizedError {
  override name = 'InvalidTokenError';
  constructor(detail = 'The token is not valid. Sign in again.', cause?: unknown) {
    super(detail, { 'www-authenticate': 'Bearer realm="studyhall", error="invalid_token"' });
    this.cause = cause;
  }
}

async function check(token: string, keys: JWTVerifyGetKey, now: number) {
  try {
    return await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      issuer: tokenIssuer,
      audience: tokenAudience,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(now),
    });
  } catch (error) {
    throw toRefusal(error);
  }
}

/** What jose says of a token is a 401; that the keys cannot be fetched is our own trouble, and a 503. */
function toRefusal(error: unknown): Error {
  if (error instanceof errors.JWTExpired) {
    return new InvalidTokenError('The token has expired. Get a new one.', error);
  }
  const keysMissing = error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError);
  if (keysMissing || error.message.startsWith('Expected 200 OK')) {
    return new UnavailableError({
      code: 'sign-in-unavailable',
      detail: 'Sign-in cannot be checked right now. Try again in a moment.',
      cause: error,
    });
  }
  return new InvalidTokenError(undefined, error);
}

function toPerson({ sub, roles, email, name }: Record<string, unknown>): Person {
  const valid = typeof sub === 'string' && sub !== '' && sub.length <= 64 && Array.isArray(roles);
  if (!valid || typeof email !== 'string' || typeof name !== 'string') throw new InvalidTokenError();
  return Object.freeze({ id: sub, roles: Object.freeze(roles.filter(isRole)), email, name });
}
