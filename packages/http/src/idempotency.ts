import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { BadRequestError, ConflictError, UnprocessableError } from './problem.ts';

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type IdempotencyClaim =
  | { readonly state: 'new'; readonly resourceId: string }
  | ({ readonly state: 'done' } & StoredAnswer)
  | { readonly state: 'running' }
  | { readonly state: 'other-body' };

/** Where keys are kept, a person's for 24 hours. A claim that was never completed can be claimed again. */
export interface IdempotencyStore {
  claim(personId: string, key: string, requestHash: string): Promise<IdempotencyClaim>;
  complete(personId: string, key: string, answer: StoredAnswer): Promise<void>;
  abandon(personId: string, key: string): Promise<void>;
}

/** How long a concurrent repeat waits for the first. */
const patienceMs = 5_000;
const firstPollMs = 20;
const longestPollMs = 250;

interface Claimed {
  readonly personId: string;
  readonly key: string;
  readonly resourceId: string;
  readonly finished: () => void;
}

/** The steps of one service's routes that create and take an `Idempotency-Key`. */
export class Idempotency {
  readonly #store: IdempotencyStore;
  readonly #log: FastifyBaseLogger;
  readonly #running = new Map<string, Promise<void>>();
  readonly #claims = new WeakMap<FastifyRequest, Claimed>();

  constructor(store: IdempotencyStore, log: FastifyBaseLogger) {
    this.#store = store;
    this.#log = log;
  }

  /** The id the key gives to what the request creates; undefined without a key. */
  resourceIdOf(request: FastifyRequest): string | undefined {
    return this.#claims.get(request)?.resourceId;
  }

  /** Before the handler: answers a repeat with what the first was answered. */
  readonly claim: preHandlerAsyncHookHandler = async (request, reply) => {
    const key = readKey(request);
    if (key === undefined) return undefined;
    const personId = request.person.id;
    const claim = await this.#claimOrWait(personId, key, hashRequest(request));
    if (claim.state === 'done') return replay(reply, claim);
    const id = `${personId} ${key}`;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#running.set(id, promise);
    const finished = () => {
      this.#running.delete(id);
      resolve();
    };
    this.#claims.set(request, { personId, key, resourceId: claim.resourceId, finished });
    return undefined;
  };

  /** Before the answer leaves: keeps it if it created something, else gives the key back. */
  readonly settle = async (request: FastifyRequest, reply: FastifyReply, body: unknown): Promise<unknown> => {
    const claimed = this.#claims.get(request);
    if (claimed === undefined) return body;
    const { personId, key, finished } = claimed;
    this.#claims.delete(request);
    try {
      const succeeded = reply.statusCode >= 200 && reply.statusCode < 300;
      if (succeeded) await this.#store.complete(personId, key, toStoredAnswer(reply, body));
      else await this.#store.abandon(personId, key);
    } catch (error) {
      // What was done is done, and its answer is right; a repeat will find it by its id.
      this.#log.error({ err: error }, 'the answer to an Idempotency-Key could not be kept');
    } finally {
      finished();
    }
    return body;
  };

  async #claimOrWait(personId: string, key: string, hash: string) {
    const deadline = performance.now() + patienceMs;
    for (let pause = firstPollMs; ; pause = Math.min(pause * 2, longestPollMs)) {
      const claim = await this.#store.claim(personId, key, hash);
      if (claim.state === 'other-body') throw new KeyReusedError();
      if (claim.state !== 'running') return claim;
      if (performance.now() > deadline) throw new RequestInProgressError();
      // In this process the first says when it is done; in another one only the store can tell.
      await Promise.race([this.#running.get(`${personId} ${key}`) ?? delay(pause), delay(longestPollMs)]);
    }
  }
}

class KeyReusedError extends UnprocessableError {
  constructor() {
    super({
      code: 'idempotency-key-reused',
      detail: 'This Idempotency-Key was used with another request. Use a new key for a new request.',
    });
  }
}

class RequestInProgressError extends ConflictError {
  constructor() {
    super({
      code: 'request-in-progress',
      detail: 'The first request with this Idempotency-Key is still being worked on. Repeat it in a moment.',
      retryAfterSeconds: 2,
    });
  }
}

function readKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key)) return key;
  throw new BadRequestError({
    code: 'invalid-idempotency-key',
    detail: 'An Idempotency-Key has 1 to 255 printable ASCII characters.',
  });
}

function hashRequest({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(canonical(body)) ?? ''}`)
    .digest('hex');
}

/** The same value with the keys of every object in order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
}

const keptHeaders = ['content-type', 'location', 'etag'];

function toStoredAnswer(reply: FastifyReply, body: unknown): StoredAnswer {
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers),
    body: typeof body === 'string' ? body : '',
  };
}

function replay(reply: FastifyReply, { status, headers, body }: StoredAnswer): FastifyReply {
  // Already serialized once; it must leave as the same bytes.
  return reply.code(status).headers(headers).serializer(String).send(body);
}
