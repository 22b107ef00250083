import type { FastifyRequest } from 'fastify';
import type { ServiceApp } from './service.ts';

/** One line a request. Probes and the metrics' reader are only worth one when someone looks closely. */
export function registerRequestLog(app: ServiceApp): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode, elapsedTime } = reply;
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? '(unknown)',
      status: statusCode,
      ms: Math.round(elapsedTime * 100) / 100,
      ...whoAsked(request),
    };
    if (request.routeOptions.config.quiet) request.log.debug(line, 'request');
    else request.log.info(line, 'request');
    done();
  });
}

function whoAsked({ maybePerson, callingService }: FastifyRequest): object {
  if (maybePerson) return { personId: maybePerson.id };
  return callingService ? { callingService } : {};
}
