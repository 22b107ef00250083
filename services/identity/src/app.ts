import { registerEventRoutes } from '@studyhall/events';
import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { handlers } from './events.ts';
import { registerAuditRoutes } from './routes/audit.ts';
import { registerAuthenticationRoutes } from './routes/authentication.ts';
import { registerInternalRoutes } from './routes/internal.ts';
import { registerPasswordRoutes } from './routes/passwords.ts';
import { registerPersonalDataRoutes } from './routes/personal-data.ts';
import { registerSessionRoutes } from './routes/sessions.ts';
import { registerUserRoutes } from './routes/users.ts';
import { registerVerificationRoutes } from './routes/verification.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const { config, db, log, now, verifyToken } = context;
  const app = await createService({
    name: 'identity',
    log,
    verifyToken,
    serviceSecret: config.serviceSecret,
    rateLimit: config.rateLimit,
    now,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    done();
  });
  registerAuthenticationRoutes(app, context);
  registerSessionRoutes(app, context);
  registerPasswordRoutes(app, context);
  registerVerificationRoutes(app, context);
  registerAuditRoutes(app, context);
  registerPersonalDataRoutes(app, context);
  registerUserRoutes(app, context);
  registerInternalRoutes(app, context);
  registerEventRoutes(app, { db, handlers, now, log });
  return app;
}
