import { clientAddressHeader, type ServiceApp, sendProblem } from '@studyhall/http';
import { findClientAddress } from './client-address.ts';
import type { Context } from './context.ts';
import { AmbiguousPathError, describeOverload } from './errors.ts';
import { isPlainPath } from './plain-path.ts';
import { securityHeaders } from './security-headers.ts';

const requestIdPattern = /^[\w.:-]{1,128}$/;

/** What happens to every request at the front door before it is led anywhere. */
export function registerEntrance(app: ServiceApp, { publicUrl, proxies, backlog }: Context): void {
  const headers = securityHeaders(publicUrl);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const requestId = request.headers['x-request-id'];
    if (typeof requestId === 'string' && requestIdPattern.test(requestId)) {
      reply.header('x-request-id', requestId);
    }
    if (backlog.isTooLong() && !request.routeOptions.config.unmeasured) {
      sendProblem(describeOverload('edge'), request, reply);
      return;
    }
    // In place of whatever the client says about itself.
    request.headers[clientAddressHeader] = findClientAddress(request.raw, proxies);
    done(isPlainPath(request.url) ? undefined : new AmbiguousPathError());
  });
}
