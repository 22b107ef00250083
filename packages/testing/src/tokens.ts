import { generateKeyPairSync } from 'node:crypto';
import {
  createKeyedVerifier,
  type Person,
  signServiceToken,
  type TokenVerifier,
  tokenAudience,
  tokenIssuer,
} from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import { createLocalJWKSet, type JSONWebKeySet, SignJWT } from 'jose';
import { buildPerson } from './builders.ts';

export interface TestTokens {
  readonly verifier: TokenVerifier;
  /** The public key, as identity serves it. */
  readonly jwks: JSONWebKeySet;
  readonly serviceSecret: string;
  /** A person's token of 15 minutes; what is not given of the person is made up. */
  tokenFor(person?: Partial<Person>): Promise<string>;
  serviceToken(from: ServiceName, to: ServiceName): Promise<string>;
}

const lifetimeSeconds = 900;
const keyId = 'test-key';

/** A key pair of our own, tokens signed with it as identity signs them, and their verifier. */
export function testTokens(now: () => number = Date.now): TestTokens {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const publicJwk = publicKey.export({ format: 'jwk' });
  const jwks: JSONWebKeySet = {
    keys: [{ ...publicJwk, kty: 'OKP', kid: keyId, alg: 'EdDSA', use: 'sig' }],
  };
  const serviceSecret = 'a secret that only tests know, long enough';
  return {
    verifier: createKeyedVerifier({ keys: createLocalJWKSet(jwks), now }),
    jwks,
    serviceSecret,
    tokenFor: async (overrides = {}) => {
      const { id, ...claims } = buildPerson(overrides);
      const issuedAt = Math.floor(now() / 1000);
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: keyId })
        .setSubject(id)
        .setIssuer(tokenIssuer)
        .setAudience(tokenAudience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(privateKey);
    },
    serviceToken: (from, to) => signServiceToken({ from, to, serviceSecret, now: now() }),
  };
}
