import { createIdempotencyStore } from '@studyhall/db';
import { registerEventRoutes } from '@studyhall/events';
import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { createHandlers } from './events.ts';
import { registerInternalRoutes } from './routes/internal.ts';
import { registerNotificationRoutes } from './routes/notifications.ts';
import { registerPreferenceRoutes } from './routes/preferences.ts';
import { registerPushRoutes } from './routes/push.ts';
import { registerStreamRoutes } from './routes/stream.ts';
import { registerUnsubscribeRoutes } from './routes/unsubscribe.ts';
import { registerWorkers } from './workers.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const { config, db, log, now, verifyToken, hub } = context;
  const app = await createService({
    name: 'notifications',
    log,
    verifyToken,
    serviceSecret: config.serviceSecret,
    rateLimit: config.rateLimit,
    now,
    idempotency: createIdempotencyStore(db, now),
  });
  registerNotificationRoutes(app, context);
  registerStreamRoutes(app, context);
  registerPreferenceRoutes(app, context);
  registerPushRoutes(app, context);
  registerUnsubscribeRoutes(app, context);
  registerInternalRoutes(app, context);
  registerEventRoutes(app, {
    db,
    handlers: createHandlers(context),
    now,
    log,
    // Mail may wait for its next round: whoever looks at the screen comes first.
    onReceived: () => hub.kick(),
  });
  registerWorkers(app, context);
  return app;
}
