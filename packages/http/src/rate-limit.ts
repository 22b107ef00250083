import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { bearerTokenOf } from './authentication.ts';
import { sendProblem } from './error-reply.ts';
import { describeTooMany } from './problem.ts';
import { type Allowance, TokenBuckets } from './token-bucket.ts';
import type { TokenVerifier } from './token-verifier.ts';

/** Far above what a fast person or the web application needs; low enough to stop a loop. */
export const allowances = {
  read: { burst: 300, perSecond: 50 },
  write: { burst: 60, perSecond: 10 },
  /** Searches over much data, imports, exports. */
  costly: { burst: 30, perSecond: 3 },
  /** All requests of one address at the front door: a whole campus may share one. */
  address: { burst: 2000, perSecond: 200 },
} as const satisfies Record<string, Allowance>;

export type LimitClass = keyof typeof allowances;

interface LimitOptions {
  readonly now: () => number;
  readonly verifyToken: TokenVerifier | undefined;
}

/** Makes route steps, which come before authentication: guessing tokens is limited too. */
export function createLimits({
  now,
  verifyToken,
}: LimitOptions): (limitClass: LimitClass) => onRequestHookHandler {
  const hooks = new Map<LimitClass, onRequestHookHandler>();
  return (limitClass) => {
    const existing = hooks.get(limitClass);
    if (existing) return existing;
    const buckets = new TokenBuckets(allowances[limitClass], now);
    const hook: onRequestHookHandler = (request, reply, done) => {
      const wait = buckets.take(callerOf(request, verifyToken));
      if (wait === 0) done();
      // Sent, not thrown: a flood is the time to save the cost of a stack trace.
      else sendProblem(describeTooMany(wait), request, reply);
    };
    hooks.set(limitClass, hook);
    return hook;
  };
}

/** A person whose token was verified before, else the client's address. */
function callerOf(request: FastifyRequest, verifier: TokenVerifier | undefined): string {
  const token = bearerTokenOf(request);
  const person = token === undefined ? undefined : verifier?.recall(token);
  return person?.id ?? clientAddress(request);
}

/**
 * The last entry of X-Forwarded-For: the one that the hop in front of us added. Services are reachable only
 * through the edge, and the edge only through the load balancer; earlier entries are the client's own words.
 */
export function clientAddress({ headers, raw }: FastifyRequest): string {
  const forwarded = headers['x-forwarded-for'];
  const last = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return last || raw.socket.remoteAddress || 'unknown';
}
