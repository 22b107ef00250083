import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { registerEntrance } from './entrance.ts';
import { refuseEarly } from './refuse-early.ts';
import { apiRoutes } from './routes/api.ts';
import { docsRoutes } from './routes/docs.ts';
import { operationsRoutes } from './routes/operations.ts';
import { pageRoutes } from './routes/pages.ts';
import { statusRoutes } from './routes/status.ts';
import { webRoutes } from './routes/web.ts';
import { registerTraffic } from './traffic/register-traffic.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const { log, now, rateLimit, verifyToken } = context;
  const app = await createService({
    name: 'edge',
    log,
    now,
    rateLimit,
    isFrontDoor: true,
    // For the operations page alone: each service verifies tokens for itself.
    verifyToken,
    // No service calls the front door.
    serviceSecret: undefined,
  });
  refuseEarly(app, context);
  registerEntrance(app, context);
  registerTraffic(app, context);
  await app.register(apiRoutes, context);
  await app.register(statusRoutes, context);
  await app.register(operationsRoutes, context);
  await pageRoutes(app);
  await docsRoutes(app);
  await webRoutes(app, context);
  return app;
}
