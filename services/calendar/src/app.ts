import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { registerCalendarRoutes } from './routes/calendar.ts';
import { registerFreeBusyRoutes } from './routes/free-busy.ts';
import { registerPeopleRoutes } from './routes/people.ts';
import { registerReservationRoutes } from './routes/reservations.ts';
import { registerTimetableRoutes } from './routes/timetable.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const app = await createService({
    name: 'calendar',
    log: context.log,
    verifyToken: context.verifyToken,
    serviceSecret: context.config.serviceSecret,
    rateLimit: context.config.rateLimit,
    now: context.now,
  });
  registerCalendarRoutes(app, context);
  registerTimetableRoutes(app, context);
  registerReservationRoutes(app, context);
  registerFreeBusyRoutes(app, context);
  registerPeopleRoutes(app, context);
  return app;
}
