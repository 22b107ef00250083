import { createPublicKey, type KeyObject, verify, type webcrypto } from 'node:crypto';

/** What API Gateway asks, in its second format. */
export interface AuthorizerEvent {
  readonly identitySource?: readonly string[];
}

export interface Authorization {
  readonly isAuthorized: boolean;
  readonly context?: { readonly sub: string };
}

/** Identity's public keys by their ids. */
export type Keys = ReadonlyMap<string, KeyObject>;

const issuer = 'studyhall';
const longestToken = 4096;
const keysAreGoodMs = 10 * 60_000;
const patienceMs = 3_000;

/** Whether the token was signed by identity, for us, and has not expired. The services check it all the same. */
export function authorize(header: string | undefined, keys: Keys, now: number): Authorization {
  const token = header?.match(/^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/);
  if (!token || token[0].length > longestToken) return { isAuthorized: false };
  const [, head = '', body = '', signature = ''] = token;
  const { alg, kid } = decode(head);
  const key = typeof kid === 'string' ? keys.get(kid) : undefined;
  if (alg !== 'EdDSA' || key === undefined) return { isAuthorized: false };
  const isSigned = verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
  const { sub, iss, aud, exp } = decode(body);
  const isOurs = iss === issuer && [aud].flat().includes(issuer);
  const isCurrent = typeof exp === 'number' && exp * 1000 > now;
  return isSigned && isOurs && isCurrent && typeof sub === 'string'
    ? { isAuthorized: true, context: { sub } }
    : { isAuthorized: false };
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

export function readKeys(document: unknown): Keys {
  const listed = typeof document === 'object' && document !== null && 'keys' in document ? document.keys : [];
  const keys: readonly (webcrypto.JsonWebKey & { kid?: string })[] = Array.isArray(listed) ? listed : [];
  return new Map(keys.map((key) => [key.kid ?? '', createPublicKey({ key, format: 'jwk' })]));
}

let known: { readonly keys: Keys; readonly at: number } | undefined;

async function loadKeys(): Promise<Keys> {
  if (known !== undefined && Date.now() - known.at < keysAreGoodMs) return known.keys;
  const response = await fetch(process.env['KEYS_URL'] ?? '', { signal: AbortSignal.timeout(patienceMs) });
  known = { keys: readKeys(await response.json()), at: Date.now() };
  return known.keys;
}

export async function handler({ identitySource = [] }: AuthorizerEvent): Promise<Authorization> {
  return authorize(identitySource[0], await loadKeys(), Date.now());
}
