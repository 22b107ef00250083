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

/** In this the front door says who asks: nobody else's word reaches a service, and no balancer changes it. */
export const clientAddressHeader = 'studyhall-client-address';

/** Who asks, as the front door saw them; whoever connects, where there is no front door before us. */
export function clientAddress({ headers, raw }: FastifyRequest): string {
  const said = headers[clientAddressHeader];
  return typeof said === 'string' ? said : (raw.socket.remoteAddress ?? 'unknown');
}
