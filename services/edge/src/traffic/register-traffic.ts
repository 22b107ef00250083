import type { ServiceApp } from '@studyhall/http';
import type { ServiceName } from '@studyhall/platform';
import type { Context } from '../context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The service that was to answer; undefined where the front door itself did. */
    passedTo: ServiceName | undefined;
    /** Milliseconds until a service's answer began: a stream of events goes on long after that. */
    beganAfterMs: number | undefined;
  }
}

/** Measures every request once it is over: for the front door, and for the service that it was passed to. */
export function registerTraffic(app: ServiceApp, { traffic }: Context): void {
  app.decorateRequest('passedTo', undefined);
  app.decorateRequest('beganAfterMs', undefined);
  app.addHook('onResponse', ({ passedTo, beganAfterMs, routeOptions }, reply, done) => {
    // Without headers the client was gone before there was an answer.
    if (reply.raw.headersSent && !routeOptions.config.unmeasured) {
      const answer = { status: reply.statusCode, ms: beganAfterMs ?? reply.elapsedTime };
      traffic.record('edge', answer);
      if (passedTo) traffic.record(passedTo, answer);
    }
    done();
  });
}
