import type { ServiceApp } from '@studyhall/http';
import type { Context } from '../context.ts';
import { StatusSchema } from './status.schema.ts';

export async function statusRoutes(app: ServiceApp, { status }: Context): Promise<void> {
  app.get(
    '/api/status',
    {
      onRequest: app.limit('address'),
      config: { quiet: true },
      schema: {
        operationId: 'getStatus',
        summary: 'Whether every service can take traffic',
        tags: ['status'],
        response: { 200: StatusSchema, 503: StatusSchema },
      },
    },
    async (_request, reply) => {
      const services = await status.read();
      const ready = Object.values(services).every((state) => state === 'up');
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ services });
    },
  );
}
