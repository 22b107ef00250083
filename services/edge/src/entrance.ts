import type { ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { AmbiguousPathError } from './errors.ts';
import { isPlainPath } from './plain-path.ts';
import { securityHeaders } from './security-headers.ts';

const requestIdPattern = /^[\w.:-]{1,128}$/;

/** What happens to every request at the front door before it is led anywhere. */
export function registerEntrance(app: ServiceApp, { publicUrl }: Context): void {
  const headers = securityHeaders(publicUrl);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const requestId = request.headers['x-request-id'];
    if (typeof requestId === 'string' && requestIdPattern.test(requestId)) {
      reply.header('x-request-id', requestId);
    }
    // The client's own word for its address; limits go by the connection's.
    delete request.headers['x-forwarded-for'];
    done(isPlainPath(request.url) ? undefined : new AmbiguousPathError());
  });
}
