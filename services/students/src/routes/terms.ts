import { decodeCursor, encodeCursor, NotFoundError, type ServiceApp, Type } from '@studyhall/http';
import { saveTerm } from '../commands/save-term.ts';
import type { Context } from '../context.ts';
import { findTerm, findTerms } from '../data/term-repository.ts';
import { presentTerm } from '../presenters.ts';
import {
  TermBodySchema,
  TermPageSchema,
  TermParamsSchema,
  TermQuerySchema,
  TermSchema,
} from './terms.schema.ts';

const CursorSchema = Type.Object({ startsOn: Type.String(), code: Type.String() });
const anyTerm = { type: 'Term', id: 'any' };

export function registerTermRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.get(
    '/api/terms',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'listTerms', querystring: TermQuerySchema, response: { 200: TermPageSchema } },
    },
    async (request) => {
      access.authorize({ person: request.person, action: 'readTerms', resource: anyTerm });
      const { limit, cursor } = request.query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema);
      const rows = await findTerms(db.read, { after, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      const nextCursor = last ? encodeCursor({ startsOn: last.starts_on, code: last.code }) : null;
      return { items: items.map(presentTerm), nextCursor };
    },
  );

  app.get(
    '/api/terms/:code',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getTerm', params: TermParamsSchema, response: { 200: TermSchema } },
    },
    async (request) => {
      access.authorize({ person: request.person, action: 'readTerms', resource: anyTerm });
      const row = await findTerm(db.read, request.params.code);
      if (row === null) throw new NotFoundError('term');
      return presentTerm(row);
    },
  );

  app.put(
    '/api/terms/:code',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'putTerm',
        params: TermParamsSchema,
        body: TermBodySchema,
        response: { 200: TermSchema },
      },
    },
    async (request) => {
      access.authorize({ person: request.person, action: 'editTerms', resource: anyTerm });
      const { holidays = [], ...fields } = request.body;
      return presentTerm(await saveTerm(context, { code: request.params.code, ...fields, holidays }));
    },
  );
}
