import { runInSpan, type SpanOptions, startSpan, UnrecordedSpan } from '@studyhall/telemetry';
import type { FastifyRequest } from 'fastify';
import type { ServiceApp } from './service-app.ts';

/**
 * Each request is a span of its caller's trace. What the world says at the front door names the trace, but neither is
 * its parent nor decides whether it is kept.
 */
export function registerTraces(app: ServiceApp, { isFrontDoor }: { readonly isFrontDoor: boolean }): void {
  app.decorateRequest('span', undefined);
  app.addHook('onRequest', (request, _reply, done) => {
    const { id: traceId, routeOptions, headers } = request;
    const parent = isFrontDoor ? undefined : headers.traceparent;
    request.span = routeOptions.config.unmeasured
      ? new UnrecordedSpan(traceId)
      : startSpan({ ...describe(request), traceId, parent: typeof parent === 'string' ? parent : undefined });
    done();
  });
  // After the body has been read: its events do not carry the context of the request.
  app.addHook('preHandler', ({ span }, _reply, done) => (span ? runInSpan(span, done) : done()));
  app.addHook('onResponse', ({ span }, { statusCode }, done) => {
    span?.set('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.fail(String(statusCode));
    span?.end();
    done();
  });
}

/** The route as a pattern: paths and queries have ids and secrets in them. */
function describe({ method, routeOptions: { url } }: FastifyRequest): SpanOptions {
  return {
    name: url === undefined ? method : `${method} ${url}`,
    kind: 'server',
    attributes: { 'http.request.method': method, ...(url !== undefined && { 'http.route': url }) },
  };
}
