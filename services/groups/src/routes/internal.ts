import { IdSchema, type ServiceApp, Type } from '@studyhall/http';
import type { Context } from '../context.ts';
import { findCompanions } from '../data/membership-repository.ts';

const closed = { additionalProperties: false };

/** What other services may ask; never reachable from outside. */
export function registerInternalRoutes(app: ServiceApp, context: Context): void {
  const { db } = context;

  app.post(
    '/internal/companions',
    {
      onRequest: [app.requireService],
      schema: {
        operationId: 'findCompanions',
        body: Type.Object(
          { personId: IdSchema, people: Type.Array(IdSchema, { minItems: 1, maxItems: 200 }) },
          closed,
        ),
        response: { 200: Type.Object({ people: Type.Array(IdSchema) }, closed) },
      },
    },
    async ({ body }) => ({ people: await findCompanions(db.read, body.personId, body.people) }),
  );
}
