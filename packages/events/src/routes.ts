import type { OwnTables } from '@studyhall/db';
import type { ServiceApp } from '@studyhall/http';
import { Type } from '@studyhall/http';
import { createReceiver, type ReceiverOptions } from './receive.ts';

const EventBatchSchema = Type.Array(Type.Unknown(), { minItems: 1, maxItems: 100 });
const AcceptedSchema = Type.Object({ accepted: Type.Integer() });

/** `POST /internal/events`: a batch of CloudEvents; answers how many from the front need not come again. */
export function registerEventRoutes<Tables>(
  app: ServiceApp,
  options: ReceiverOptions<Tables & OwnTables>,
): void {
  const receive = createReceiver(options);
  app.post(
    '/internal/events',
    {
      onRequest: [app.requireService],
      schema: { operationId: 'receiveEvents', body: EventBatchSchema, response: { 200: AcceptedSchema } },
    },
    async (request) => ({ accepted: await receive(request.body) }),
  );
}
