import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { registerEntrance } from './entrance.ts';
import { apiRoutes } from './routes/api.ts';
import { docsRoutes } from './routes/docs.ts';
import { pageRoutes } from './routes/pages.ts';
import { statusRoutes } from './routes/status.ts';
import { webRoutes } from './routes/web.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const { log, now, rateLimit } = context;
  const app = await createService({
    name: 'edge',
    log,
    now,
    rateLimit,
    isFrontDoor: true,
    // Each service verifies tokens for itself.
    verifyToken: undefined,
    serviceSecret: undefined,
  });
  registerEntrance(app, context);
  await app.register(apiRoutes, context);
  await app.register(statusRoutes, context);
  await pageRoutes(app);
  await docsRoutes(app);
  await webRoutes(app, context);
  return app;
}
