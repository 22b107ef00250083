import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { TooManySignInsError } from '../errors.ts';

type Cost = Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism'>;

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const recommendedCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const tagBytes = 32;
const phcPattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = promisify(argon2);

export interface PasswordHasherOptions {
  /** How many hashes are computed at once; each takes a thread of the pool and 19 MiB. */
  readonly concurrency: number;
  /** How many more may wait before others are turned away. */
  readonly queueLimit: number;
  /** Of new hashes; a test that hashes much is faster with less. */
  readonly cost?: Cost;
}

export interface PasswordHasher {
  /** A PHC string: `$argon2id$v=19$m=...,t=...,p=...$salt$tag`. */
  hash(password: string): Promise<string>;
  verify(password: string, phc: string): Promise<boolean>;
}

/** Throws TooManySignInsError (429) when too many wait, so that a storm of sign-ins cannot starve the process. */
export function createPasswordHasher({
  concurrency,
  queueLimit,
  cost = recommendedCost,
}: PasswordHasherOptions): PasswordHasher {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < concurrency) {
      running += 1;
    } else {
      if (waiting.length >= queueLimit) throw new TooManySignInsError();
      // The turn is handed over by the one that ends, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) =>
      takeTurn(async () => {
        const salt = randomBytes(saltBytes);
        const tag = await derive('argon2id', parametersFor(password, salt, cost));
        const { memory, passes, parallelism } = cost;
        return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(tag)}`;
      }),
    verify: (password, phc) =>
      takeTurn(async () => {
        const { salt, tag, ...stored } = parse(phc);
        return timingSafeEqual(await derive('argon2id', parametersFor(password, salt, stored)), tag);
      }),
  };
}

function parametersFor(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: Cost,
): Argon2Parameters {
  // Compatibility forms of one character make one password, whatever keyboard it comes from.
  const message = password.normalize('NFKC');
  return { message, nonce, memory, passes, parallelism, tagLength: tagBytes };
}

function parse(phc: string): Cost & { salt: Buffer; tag: Buffer } {
  const [, memory, passes, parallelism, salt, tag] = phcPattern.exec(phc) ?? [];
  if (salt === undefined || tag === undefined)
    throw new Error('A stored password is not an argon2id PHC string.');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
