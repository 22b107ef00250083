import type { onRequestHookHandler } from 'fastify';
import type { Config } from '../config.ts';
import { ForeignOriginError } from '../errors.ts';

const loopbackHosts = new Set(['127.0.0.1', 'localhost']);

/**
 * Route step: keeps other sites from using the sign-in cookie or signing people in. Programs send no Origin and
 * no cookie, and pass; a browser says where it comes from with every request that changes something.
 */
export function createOriginGuard({ publicUrl, databaseUrl }: Config): onRequestHookHandler {
  const own = new URL(publicUrl).origin;
  // On a single machine people come by either name, and by whichever port leads here.
  const embedded = databaseUrl === undefined;

  function isTrusted(origin: string): boolean {
    if (origin === own) return true;
    if (!embedded || !URL.canParse(origin)) return false;
    const { protocol, hostname } = new URL(origin);
    return protocol === 'http:' && loopbackHosts.has(hostname);
  }

  return ({ headers, method }, _reply, done) => {
    const { origin, cookie } = headers;
    const changes = method !== 'GET' && method !== 'HEAD';
    const refused = origin === undefined ? changes && cookie !== undefined : !isTrusted(origin);
    done(refused ? new ForeignOriginError() : undefined);
  };
}
