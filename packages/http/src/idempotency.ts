import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { Heartbeat } from './heartbeat.ts';
import { BadRequestError, ConflictError, UnprocessableError } from './problem.ts';

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type IdempotencyClaim =
  | { readonly state: 'new'; readonly resourceId: string; readonly lease: ClaimLease }
  | ({ readonly state: 'done' } & StoredAnswer)
  | { readonly state: 'running' }
  | { readonly state: 'other-body' };

/**
 * The right to answer a request, which another process may take over where it is not renewed for a few seconds. Each
 * answers false, and does nothing, once one has. One call at a time, but for `isHeldIn`.
 */
export interface ClaimLease {
  renew(): Promise<boolean>;
  /** In a transaction of the same database; where it is true, nobody takes the claim over before the transaction ends. */
  isHeldIn(transaction: unknown): Promise<boolean>;
  complete(answer: StoredAnswer): Promise<boolean>;
  /** The key can be claimed again, and has the same id. */
  abandon(): Promise<boolean>;
}

/** Where keys are kept, a person's for 24 hours. */
export interface IdempotencyStore {
  claim(personId: string, key: string, requestHash: string): Promise<IdempotencyClaim>;
}

/**
 * For the transaction that does what a request asks: throws a 409 where another process has taken over its
 * `Idempotency-Key`, which else nobody does before the transaction ends. Without a key it does nothing.
 */
export type ConfirmClaim = (transaction: unknown) => Promise<void>;

/** How long a concurrent repeat waits for the first. */
const patienceMs = 5_000;
const firstPollMs = 20;
const longestPollMs = 250;

/** A request that is not answered after so many seconds counts as lost. */
const mostRenewals = 60;

interface Claimed {
  readonly resourceId: string;
  readonly lease: ClaimLease;
  readonly heartbeat: Heartbeat;
  readonly finished: () => void;
}

interface UnderWay {
  readonly hash: string;
  readonly done: Promise<void>;
}

/** The steps of one service's routes that create and take an `Idempotency-Key`. */
export class Idempotency {
  readonly #store: IdempotencyStore;
  readonly #log: FastifyBaseLogger;
  /** In this process, by person and key. */
  readonly #underWay = new Map<string, UnderWay>();
  readonly #claims = new WeakMap<FastifyRequest, Claimed>();

  constructor(store: IdempotencyStore, log: FastifyBaseLogger) {
    this.#store = store;
    this.#log = log;
  }

  /** The id the key gives to what the request creates; undefined without a key. */
  resourceIdOf(request: FastifyRequest): string | undefined {
    return this.#claims.get(request)?.resourceId;
  }

  /** See ConfirmClaim. */
  async confirm(request: FastifyRequest, transaction: unknown): Promise<void> {
    const claimed = this.#claims.get(request);
    if (claimed && !(await claimed.lease.isHeldIn(transaction))) throw new RequestInProgressError();
  }

  /** Before the handler: answers a repeat with what the first was answered. */
  readonly claim: preHandlerAsyncHookHandler = async (request, reply) => {
    const key = readKey(request);
    if (key === undefined) return undefined;
    const personId = request.person.id;
    const hash = hashRequest(request);
    const claim = await this.#claimOrWait(personId, key, hash);
    if (claim.state === 'done') return replay(reply, claim);
    const { resourceId, lease } = claim;
    const finished = this.#begin(`${personId} ${key}`, hash);
    this.#claims.set(request, { resourceId, lease, finished, heartbeat: this.#keep(lease, finished) });
    return undefined;
  };

  /** Before the answer leaves: keeps it if it created something, else gives the key back. */
  readonly settle = async (request: FastifyRequest, reply: FastifyReply, body: unknown): Promise<unknown> => {
    const claimed = this.#claims.get(request);
    if (claimed === undefined) return body;
    const { lease, heartbeat, finished } = claimed;
    this.#claims.delete(request);
    try {
      await heartbeat.stop();
      const succeeded = reply.statusCode >= 200 && reply.statusCode < 300;
      const isHeld = await (succeeded ? lease.complete(toStoredAnswer(reply, body)) : lease.abandon());
      // What both made has one id, so that either answer is right.
      if (!isHeld) this.#log.warn('another process has taken over the Idempotency-Key of a slow request');
    } catch (error) {
      // What was done is done, and its answer is right; a repeat will find it by its id.
      this.#log.error({ err: error }, 'the answer to an Idempotency-Key could not be kept');
    } finally {
      finished();
    }
    return body;
  };

  /** Says that this process is at work on a request, until what it answers is called. */
  #begin(id: string, hash: string): () => void {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const underWay = { hash, done };
    this.#underWay.set(id, underWay);
    return () => {
      if (this.#underWay.get(id) === underWay) this.#underWay.delete(id);
      resolve();
    };
  }

  /** Renews the lease of a request that lasts. */
  #keep(lease: ClaimLease, finished: () => void): Heartbeat {
    let renewals = 0;
    return new Heartbeat(async () => {
      try {
        renewals += 1;
        if (renewals <= mostRenewals && (await lease.renew())) return true;
        finished();
        return false;
      } catch (error) {
        this.#log.warn({ err: error }, 'the claim of an Idempotency-Key could not be renewed; trying again');
        return true;
      }
    });
  }

  async #claimOrWait(personId: string, key: string, hash: string) {
    const id = `${personId} ${key}`;
    const deadline = performance.now() + patienceMs;
    for (let pause = firstPollMs; ; pause = Math.min(pause * 2, longestPollMs)) {
      const here = this.#underWay.get(id);
      // A process that was paused finds its own lease expired: it takes nothing over from itself.
      const claim = here ? judge(here, hash) : await this.#store.claim(personId, key, hash);
      if (claim.state === 'other-body') throw new KeyReusedError();
      if (claim.state !== 'running') return claim;
      if (performance.now() > deadline) throw new RequestInProgressError();
      // In this process the first says when it is done; in another one only the store can tell.
      await Promise.race([this.#underWay.get(id)?.done ?? delay(pause), delay(longestPollMs)]);
    }
  }
}

function judge(underWay: UnderWay, hash: string): IdempotencyClaim {
  return { state: underWay.hash === hash ? 'running' : 'other-body' };
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
      detail: 'Another request with this Idempotency-Key is being worked on. Repeat this one in a moment.',
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
