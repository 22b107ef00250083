import { createIdempotencyStore } from '@studyhall/db';
import { registerEventRoutes } from '@studyhall/events';
import { createService, type ServiceApp } from '@studyhall/http';
import type { Context } from './context.ts';
import { handlers } from './events.ts';
import { registerCommonTimesRoutes } from './routes/common-times.ts';
import { registerGroupSearchRoutes } from './routes/group-search.ts';
import { registerGroupRoutes } from './routes/groups.ts';
import { registerInternalRoutes } from './routes/internal.ts';
import { registerInvitationRoutes } from './routes/invitations.ts';
import { registerMeetingActionRoutes } from './routes/meeting-actions.ts';
import { registerMeetingRoutes } from './routes/meetings.ts';
import { registerMemberRoutes } from './routes/members.ts';
import { registerPollRoutes } from './routes/polls.ts';
import { registerPostRoutes } from './routes/posts.ts';
import { registerReportRoutes } from './routes/reports.ts';
import { registerShowcaseRoutes } from './routes/showcase.ts';
import { registerWorkers } from './workers.ts';

export async function buildApp(context: Context): Promise<ServiceApp> {
  const { config, db, log, now, verifyToken } = context;
  const app = await createService({
    name: 'groups',
    log,
    verifyToken,
    serviceSecret: config.serviceSecret,
    rateLimit: config.rateLimit,
    now,
    idempotency: createIdempotencyStore(db, now),
  });
  registerGroupRoutes(app, context);
  registerGroupSearchRoutes(app, context);
  registerShowcaseRoutes(app, context);
  registerMemberRoutes(app, context);
  registerInvitationRoutes(app, context);
  registerPostRoutes(app, context);
  registerReportRoutes(app, context);
  registerMeetingRoutes(app, context);
  registerMeetingActionRoutes(app, context);
  registerPollRoutes(app, context);
  registerCommonTimesRoutes(app, context);
  registerInternalRoutes(app, context);
  registerEventRoutes(app, { db, handlers, now, log });
  registerWorkers(app, context);
  return app;
}
