import { IdParamsSchema, type ServiceApp } from '@studyhall/http';
import { erasePerson } from '../commands/erase-person.ts';
import type { Context } from '../context.ts';
import { findUndelivered } from '../data/delivery-repository.ts';
import { findInbox } from '../data/notification-repository.ts';
import { findPerson } from '../data/person-repository.ts';
import { findSubscriptions } from '../data/push-repository.ts';
import { presentNotification, presentPreferences, presentSubscription } from '../presenters.ts';
import { wishesOf } from '../wishes.ts';

const exportLimit = 10_000;

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
      const personId = params.id;
      const person = await findPerson(db.read, personId);
      if (person === null || person.erased_at !== null)
        return { preferences: null, notifications: [], browsers: [] };
      const inbox = await findInbox(db.read, { personId, unread: false, limit: exportLimit });
      const browsers = await findSubscriptions(db.read, personId, exportLimit);
      return {
        preferences: presentPreferences(person, await findUndelivered(db.read, personId, exportLimit)),
        notifications: inbox.map((row) => presentNotification(row, wishesOf(person))),
        browsers: browsers.map(presentSubscription),
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
      await erasePerson(context, params.id);
      return reply.code(204).send();
    },
  );
}
