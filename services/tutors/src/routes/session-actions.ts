import { IdParamsSchema, type ServiceApp } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { changeSession } from '../commands/change-session.ts';
import { rescheduleSession } from '../commands/reschedule-session.ts';
import type { Context } from '../context.ts';
import { presentSession } from '../session-presenters.ts';
import { actorOf, loadSession, sessionResource } from './session-resource.ts';
import { ReasonBodySchema, RescheduleBodySchema, SessionSchema } from './sessions.schema.ts';

const actions = [
  { action: 'accept', operationId: 'acceptSession' },
  { action: 'decline', operationId: 'declineSession' },
  { action: 'cancel', operationId: 'cancelSession' },
  { action: 'complete', operationId: 'completeSession' },
  { action: 'no-show', operationId: 'markNoShow' },
] as const;

export function registerSessionActionRoutes(app: ServiceApp, context: Context): void {
  const { access } = context;

  for (const { action, operationId } of actions) {
    app.post(
      `/api/sessions/:id/${action}`,
      {
        onRequest: [app.limit('write'), app.authenticate],
        schema: {
          operationId,
          params: IdParamsSchema,
          body: ReasonBodySchema,
          response: { 200: SessionSchema },
        },
      },
      async ({ person, params, body }) => {
        const session = await loadSession(context, person, params.id);
        access.authorize({ person, action: operationId, resource: sessionResource(session) });
        const actor = actorOf(person, session);
        const change = { action, actor, byPersonId: person.id, reason: body?.reason };
        return presentSession(await changeSession(context, session, change));
      },
    );
  }

  app.post(
    '/api/sessions/:id/reschedule',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'rescheduleSession',
        params: IdParamsSchema,
        body: RescheduleBodySchema,
        response: { 200: SessionSchema },
      },
    },
    async ({ person, params, body }) => {
      const session = await loadSession(context, person, params.id);
      access.authorize({ person, action: 'rescheduleSession', resource: sessionResource(session) });
      const actor = person.id === session.tutorId ? 'tutor' : 'student';
      const rescheduling = { start: parseInstant(body.start), actor, byPersonId: person.id } as const;
      return presentSession(await rescheduleSession(context, session, rescheduling));
    },
  );
}
