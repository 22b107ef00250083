import { type ServiceName, serviceNames } from '@studyhall/platform';
import { jwtVerify, SignJWT } from 'jose';
import { RecentMap } from './recent-map.ts';
import { InvalidTokenError } from './token-verifier.ts';

const lifetimeSeconds = 300;
const reuseSeconds = 240;

export interface ServiceTokenOptions {
  readonly from: ServiceName;
  readonly to: ServiceName;
  readonly serviceSecret: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A token of five minutes with which one service calls another (HS256). */
export function signServiceToken({ from, to, serviceSecret, now }: ServiceTokenOptions): Promise<string> {
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(from)
    .setAudience(to)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(new TextEncoder().encode(serviceSecret));
}

/** Signs a new token every four minutes and hands the same out in between. */
export function createServiceTokenSource(
  options: Omit<ServiceTokenOptions, 'now'> & { readonly now: () => number },
): () => Promise<string> {
  let current: Promise<string> | undefined;
  let signedAt = 0;
  return () => {
    const now = options.now();
    if (current === undefined || now - signedAt > reuseSeconds * 1000) {
      signedAt = now;
      current = signServiceToken({ ...options, now });
    }
    return current;
  };
}

export interface ServiceTokenVerifier {
  recall(token: string): ServiceName | undefined;
  verify(token: string): Promise<ServiceName>;
}

/** Verifies tokens for the service `to`; answers which service calls. */
export function createServiceTokenVerifier({
  to,
  serviceSecret,
  now,
}: {
  readonly to: ServiceName;
  readonly serviceSecret: string;
  readonly now: () => number;
}): ServiceTokenVerifier {
  const key = new TextEncoder().encode(serviceSecret);
  const verified = new RecentMap<{ from: ServiceName; expiresAt: number }>(100);
  return {
    recall(token) {
      const known = verified.get(token);
      return known !== undefined && known.expiresAt > now() ? known.from : undefined;
    },
    async verify(token) {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience: to,
        issuer: [...serviceNames],
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      }).catch((error: unknown) => {
        throw new InvalidTokenError('This needs a valid service token.', error);
      });
      const from = serviceNames.find((name) => name === payload.iss);
      if (from === undefined) throw new InvalidTokenError('This needs a valid service token.');
      verified.set(token, { from, expiresAt: (payload.exp ?? 0) * 1000 });
      return from;
    },
  };
}
