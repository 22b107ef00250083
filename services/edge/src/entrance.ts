import type { IncomingMessage } from 'node:http';
import { clientAddressHeader, type ServiceApp } from '@studyhall/http';
import { findClientAddress } from './client-address.ts';
import type { Context } from './context.ts';
import { AmbiguousPathError } from './errors.ts';
import { isPlainPath } from './plain-path.ts';
import { securityHeaders } from './security-headers.ts';

const requestIdPattern = /^[\w.:-]{1,128}$/;

/** What the client calls the request; undefined where that is not fit to be an answer's header. */
export function requestIdOf({ headers }: IncomingMessage): string | undefined {
  const requestId = headers['x-request-id'];
  return typeof requestId === 'string' && requestIdPattern.test(requestId) ? requestId : undefined;
}

/** What happens to every request at the front door before it is led anywhere. */
export function registerEntrance(app: ServiceApp, { publicUrl, proxies }: Context): void {
  const headers = securityHeaders(publicUrl);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const requestId = requestIdOf(request.raw);
    if (requestId !== undefined) reply.header('x-request-id', requestId);
    // In place of whatever the client says about itself.
    request.headers[clientAddressHeader] = findClientAddress(request.raw, proxies);
    done(isPlainPath(request.url) ? undefined : new AmbiguousPathError());
  });
}
