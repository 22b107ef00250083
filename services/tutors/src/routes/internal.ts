import { IdParamsSchema, type ServiceApp } from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { eraseSessions } from '../commands/erase-sessions.ts';
import { importSessions } from '../commands/import-sessions.ts';
import { importTutors } from '../commands/import-tutors.ts';
import { savePolicy } from '../commands/save-policy.ts';
import type { Context } from '../context.ts';
import { deleteTutor, findTutor } from '../data/tutor-repository.ts';
import { presentAvailability, presentTutorDetails } from '../presenters.ts';
import { exportSessions } from '../session-export.ts';
import { ImportSchema } from './internal.schema.ts';

const importLimit = 5 * 1024 * 1024;

/** What other services may ask; never reachable from outside. */
export function registerInternalRoutes(app: ServiceApp, context: Context): void {
  const { db } = context;

  app.get(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'exportPerson', params: IdParamsSchema },
    },
    async ({ params }) => {
      const tutor = await findTutor(db.read, params.id);
      return {
        tutor: tutor && { ...presentTutorDetails(tutor), availability: presentAvailability(tutor) },
        ...(await exportSessions(context, params.id)),
      };
    },
  );

  app.delete(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'erasePerson', params: IdParamsSchema },
    },
    async ({ params }, reply) => {
      await eraseSessions(context, params.id);
      await db.transaction((tx) => deleteTutor(tx, params.id));
      return reply.code(204).send();
    },
  );

  app.post(
    '/internal/import',
    {
      onRequest: [app.requireService],
      bodyLimit: importLimit,
      schema: { operationId: 'importTutors', body: ImportSchema },
    },
    async ({ body }, reply) => {
      const { tutors, policy, sessions = [] } = body;
      await importTutors(context, tutors);
      if (policy) await savePolicy(context, policy);
      await importSessions(
        context,
        sessions.map((session) => ({ ...session, start: parseInstant(session.start) })),
      );
      return reply.code(204).send();
    },
  );
}
