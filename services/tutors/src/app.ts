import { createIdempotencyStore } from '@studyhall/db';
import { registerEventRoutes } from '@studyhall/events';
import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { handlers } from './events.ts';
import { registerAvailabilityRoutes } from './routes/availability.ts';
import { registerInternalRoutes } from './routes/internal.ts';
import { registerPolicyRoutes } from './routes/policy.ts';
import { registerReportRoutes } from './routes/report.ts';
import { registerReviewRoutes } from './routes/reviews.ts';
import { registerSearchRoutes } from './routes/search.ts';
import { registerSessionActionRoutes } from './routes/session-actions.ts';
import { registerSessionRoutes } from './routes/sessions.ts';
import { registerShowcaseRoutes } from './routes/showcase.ts';
import { registerSlotRoutes } from './routes/slots.ts';
import { registerTutorRoutes } from './routes/tutors.ts';
import { registerWaitlistRoutes } from './routes/waitlist.ts';
import { registerWorkers } from './workers.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const { config, db, log, now, verifyToken } = context;
  const app = await createService({
    name: 'tutors',
    log,
    verifyToken,
    serviceSecret: config.serviceSecret,
    rateLimit: config.rateLimit,
    now,
    idempotency: createIdempotencyStore(db, now),
  });
  registerTutorRoutes(app, context);
  registerSearchRoutes(app, context);
  registerAvailabilityRoutes(app, context);
  registerSlotRoutes(app, context);
  registerSessionRoutes(app, context);
  registerSessionActionRoutes(app, context);
  registerReviewRoutes(app, context);
  registerWaitlistRoutes(app, context);
  registerPolicyRoutes(app, context);
  registerReportRoutes(app, context);
  registerShowcaseRoutes(app, context);
  registerInternalRoutes(app, context);
  registerEventRoutes(app, { db, handlers, now, log });
  registerWorkers(app, context);
  return app;
}
