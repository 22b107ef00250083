import { NotFoundError, type ServiceApp } from '@studyhall/http';
import { importPeople } from '../commands/import-people.ts';
import { loadOwnRecord } from '../commands/load-own-record.ts';
import type { Context } from '../context.ts';
import { deleteUser, findUser } from '../data/user-repository.ts';
import { ImportBodySchema, ImportedSchema, PersonParamsSchema } from './internal.schema.ts';
import { IdentityRecordSchema } from './personal-data.schema.ts';

const importBodyLimit = 5 * 1024 * 1024;

/** What other services may ask; never reachable from outside. */
export function registerInternalRoutes(app: ServiceApp, context: Context): void {
  const { db } = context;

  app.get(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'exportPerson',
        params: PersonParamsSchema,
        response: { 200: IdentityRecordSchema },
      },
    },
    async ({ params }) => loadOwnRecord(context, params.id),
  );

  app.get(
    '/internal/accounts/:id',
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'findAccount',
        params: PersonParamsSchema,
        response: { 200: PersonParamsSchema },
      },
    },
    async ({ params }) => {
      const user = await findUser(db.read, params.id);
      if (!user) throw new NotFoundError('account');
      return { id: user.id };
    },
  );

  app.delete(
    '/internal/people/:id',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'erasePerson', params: PersonParamsSchema },
    },
    async ({ params }, reply) => {
      await db.transaction((tx) => deleteUser(tx, params.id));
      return reply.code(204).send();
    },
  );

  app.post(
    '/internal/import',
    {
      onRequest: [app.requireService],
      bodyLimit: importBodyLimit,
      schema: { operationId: 'importPeople', body: ImportBodySchema, response: { 201: ImportedSchema } },
    },
    async ({ body }, reply) => {
      await importPeople(context, body.people);
      return reply.code(201).send({ imported: body.people.length });
    },
  );
}
