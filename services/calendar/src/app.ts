import { createIdempotencyStore } from '@studyhall/db';
import { registerEventRoutes } from '@studyhall/events';
import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { handlers } from './events.ts';
import { registerCalendarRoutes } from './routes/calendar.ts';
import { registerClashRoutes } from './routes/clashes.ts';
import { registerCommonTimesRoutes } from './routes/common-times.ts';
import { registerFreeBusyRoutes } from './routes/free-busy.ts';
import { registerImportRoutes } from './routes/imports.ts';
import { registerPeopleRoutes } from './routes/people.ts';
import { registerReservationRoutes } from './routes/reservations.ts';
import { registerSharingRoutes } from './routes/sharing.ts';
import { registerSubscriptionRoutes } from './routes/subscription.ts';
import { registerTimetableRoutes } from './routes/timetable.ts';
import { registerWorkers } from './workers.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const app = await createService({
    name: 'calendar',
    log: context.log,
    verifyToken: context.verifyToken,
    serviceSecret: context.config.serviceSecret,
    rateLimit: context.config.rateLimit,
    now: context.now,
    idempotency: createIdempotencyStore(context.db, context.now),
  });
  registerCalendarRoutes(app, context);
  registerTimetableRoutes(app, context);
  registerSharingRoutes(app, context);
  registerCommonTimesRoutes(app, context);
  registerClashRoutes(app, context);
  registerImportRoutes(app, context);
  registerSubscriptionRoutes(app, context);
  registerReservationRoutes(app, context);
  registerFreeBusyRoutes(app, context);
  registerPeopleRoutes(app, context);
  registerEventRoutes(app, { db: context.db, handlers, now: context.now, log: context.log });
  registerWorkers(app, context);
  return app;
}
