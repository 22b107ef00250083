import type { ServiceApp } from './service-app.ts';

const quiet = { quiet: true, unmeasured: true };

/** `/healthz`: the process lives. `/readyz`: it can take traffic. */
export function registerHealthRoutes(app: ServiceApp, isReady: () => boolean = () => true): void {
  app.get('/healthz', { config: quiet }, () => ({ status: 'up' }));
  app.get('/readyz', { config: quiet }, (_request, reply) => {
    const ready = isReady() && app.isServing();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
}
