import { createIdempotencyStore } from '@studyhall/db';
import { registerEventRoutes } from '@studyhall/events';
import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { handlers } from './events.ts';
import { registerCourseRoutes } from './routes/courses.ts';
import { registerInternalRoutes } from './routes/internal.ts';
import { registerProfileRoutes } from './routes/profiles.ts';
import { registerTermRoutes } from './routes/terms.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const { config, db, log, now, verifyToken } = context;
  const app = await createService({
    name: 'students',
    log,
    verifyToken,
    serviceSecret: config.serviceSecret,
    rateLimit: config.rateLimit,
    now,
    idempotency: createIdempotencyStore(db, now),
  });
  registerProfileRoutes(app, context);
  registerCourseRoutes(app, context);
  registerTermRoutes(app, context);
  registerInternalRoutes(app, context);
  registerEventRoutes(app, { db, handlers, now, log });
  return app;
}
