import { IdParamsSchema, type ServiceApp } from '@studyhall/http';
import { erasePerson } from '../commands/erase-person.ts';
import type { Context } from '../context.ts';
import { findReserved } from '../data/commitment-repository.ts';
import { findTimetable } from '../data/timetable-repository.ts';
import { presentCommitment, presentTimetable } from '../presenters.ts';
import { PersonExportSchema } from './people.schema.ts';

const path = '/internal/people/:id';

export function registerPeopleRoutes(app: ServiceApp, context: Context): void {
  app.get(
    path,
    {
      onRequest: [app.requireService],
      schema: { operationId: 'exportPerson', params: IdParamsSchema, response: { 200: PersonExportSchema } },
    },
    async ({ params }) => {
      const reserved = await findReserved(context.db.read, params.id);
      const timetable = await findTimetable(context.db.read, params.id);
      return {
        personId: params.id,
        timetable: presentTimetable(timetable),
        commitments: reserved.map(presentCommitment),
      };
    },
  );

  app.delete(
    path,
    {
      onRequest: [app.requireService],
      schema: { operationId: 'erasePerson', params: IdParamsSchema },
    },
    async ({ params }, reply) => {
      await erasePerson(context, params.id);
      return reply.code(204).send();
    },
  );
}
