import { record, renderMetrics } from '@studyhall/telemetry';
import type { ServiceApp } from './service-app.ts';

/** Measures each request; `/metrics`: what the process measured, for inside. */
export function registerMetrics(app: ServiceApp, { isFrontDoor }: { readonly isFrontDoor: boolean }): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { url = '(unknown)', config } = request.routeOptions;
    if (!config.unmeasured) {
      record('http.server.request.duration', reply.elapsedTime / 1000, {
        'http.request.method': request.method,
        'http.route': url,
        'http.response.status_code': reply.statusCode,
      });
    }
    done();
  });
  if (isFrontDoor) return;
  app.get('/metrics', { config: { quiet: true, unmeasured: true } }, async (_request, reply) => {
    const text = await renderMetrics();
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(text);
  });
}
