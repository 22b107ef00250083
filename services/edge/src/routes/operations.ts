import { ForbiddenError, type ServiceApp } from '@studyhall/http';
import type { onRequestHookHandler } from 'fastify';
import type { Context } from '../context.ts';
import { readOperations } from '../operations.ts';
import { OperationsSchema } from './operations.schema.ts';

export async function operationsRoutes(app: ServiceApp, context: Context): Promise<void> {
  app.get(
    '/api/operations',
    {
      onRequest: [app.limit('read'), app.authenticate, requireAdmin],
      schema: {
        operationId: 'getOperations',
        summary: 'How each service has done within the last hour',
        tags: ['status'],
        response: { 200: OperationsSchema },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return readOperations(context);
    },
  );
}

/** The front door knows nothing of people but their tokens: there is no policy to ask but the role. */
const requireAdmin: onRequestHookHandler = ({ person }, _reply, done) =>
  done(person.roles.includes('admin') ? undefined : new ForbiddenError());
