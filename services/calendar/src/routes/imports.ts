import {
  BadRequestError,
  IdParamsSchema,
  matches,
  NotFoundError,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import { deleteAllImports, deleteOneImport } from '../commands/delete-imports.ts';
import { importFeed, importUpload, replaceUpload } from '../commands/import-calendar.ts';
import type { Context } from '../context.ts';
import { findImport, findImports } from '../data/import-repository.ts';
import { largestFeed } from '../feeds/feed-client.ts';
import { presentImport } from '../presenters.ts';
import { calendarOf } from './calendar-resource.ts';
import { FeedBodySchema, ImportPageSchema, ImportSchema, UploadSchema } from './imports.schema.ts';

const path = '/api/calendar/me/imports';

export function registerImportRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser(
    'text/calendar',
    { parseAs: 'string', bodyLimit: largestFeed },
    (_request, body, done) => done(null, body),
  );

  app.get(
    path,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'listMyImports', response: { 200: ImportPageSchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'readImports', resource: calendarOf(person.id) });
      return { items: (await findImports(db.read, person.id)).map(presentImport), nextCursor: null };
    },
  );

  app.post(
    path,
    {
      onRequest: [app.limit('costly'), app.authenticate],
      bodyLimit: largestFeed,
      config: { idempotent: true },
      schema: {
        operationId: 'importCalendar',
        body: {
          content: {
            'application/json': { schema: FeedBodySchema },
            'text/calendar': { schema: UploadSchema },
          },
        },
        response: { 200: ImportSchema, 201: ImportSchema },
      },
    },
    async (request, reply) => {
      const { person, body, idempotentId: id, confirmClaim } = request;
      access.authorize({ person, action: 'changeImports', resource: calendarOf(person.id) });
      const owner = { id, confirmClaim, personId: person.id };
      const turn = <R>(work: () => Promise<R>) => context.importTurns.take(person.id, work);
      if (typeof body === 'string') {
        return reply.code(201).send(presentImport(await turn(() => importUpload(context, owner, body))));
      }
      // Only the two types named above were checked, and there are others that are JSON.
      if (!matches(FeedBodySchema, body))
        throw new BadRequestError({ detail: 'Send {"url": "https://..."}.' });
      const { entry, isNew } = await turn(() => importFeed(context, owner, body.url));
      return reply.code(isNew ? 201 : 200).send(presentImport(entry));
    },
  );

  app.delete(
    path,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'deleteMyImports', response: { 204: Type.Null() } },
    },
    async ({ person }, reply) => {
      access.authorize({ person, action: 'changeImports', resource: calendarOf(person.id) });
      await deleteAllImports(context, person.id);
      return reply.code(204).send(null);
    },
  );

  app.put(
    `${path}/:id`,
    {
      onRequest: [app.limit('costly'), app.authenticate],
      bodyLimit: largestFeed,
      schema: {
        operationId: 'replaceMyImport',
        consumes: ['text/calendar'],
        params: IdParamsSchema,
        body: UploadSchema,
        response: { 200: ImportSchema },
      },
    },
    async ({ person, params, body }) => {
      access.authorize({ person, action: 'changeImports', resource: calendarOf(person.id) });
      const entry = await findImport(db.read, params.id);
      if (entry?.personId !== person.id) throw new NotFoundError('import');
      const work = () => replaceUpload(context, entry, body);
      return presentImport(await context.importTurns.take(person.id, work));
    },
  );

  app.delete(
    `${path}/:id`,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'deleteMyImport', params: IdParamsSchema, response: { 204: Type.Null() } },
    },
    async ({ person, params }, reply) => {
      access.authorize({ person, action: 'changeImports', resource: calendarOf(person.id) });
      await deleteOneImport(context, person.id, params.id);
      return reply.code(204).send(null);
    },
  );
}
