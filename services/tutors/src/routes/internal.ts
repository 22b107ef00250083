import { IdParamsSchema, type ServiceApp } from '@studyhall/http';
import { importTutors } from '../commands/import-tutors.ts';
import type { Context } from '../context.ts';
import { deleteTutor, findTutor } from '../data/tutor-repository.ts';
import { presentAvailability, presentTutorDetails } from '../presenters.ts';
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
      return { tutor: tutor && { ...presentTutorDetails(tutor), availability: presentAvailability(tutor) } };
    },
  );

  app.delete(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'erasePerson', params: IdParamsSchema },
    },
    async ({ params }, reply) => {
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
      await importTutors(context, body.tutors);
      return reply.code(204).send();
    },
  );
}
