import type { ServiceApp } from '@studyhall/http';
import { saveSharing } from '../commands/save-sharing.ts';
import type { Context } from '../context.ts';
import { findSharing } from '../data/sharing-repository.ts';
import { calendarOf } from './calendar-resource.ts';
import { SharingSchema } from './sharing.schema.ts';

const path = '/api/calendar/me/sharing';

export function registerSharingRoutes(app: ServiceApp, context: Context): void {
  app.get(
    path,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMySharing', response: { 200: SharingSchema } },
    },
    async ({ person }) => {
      context.access.authorize({ person, action: 'readSharing', resource: calendarOf(person.id) });
      return findSharing(context.db.read, person.id);
    },
  );

  app.put(
    path,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'replaceMySharing', body: SharingSchema, response: { 200: SharingSchema } },
    },
    async ({ person, body }) => {
      context.access.authorize({ person, action: 'replaceSharing', resource: calendarOf(person.id) });
      await saveSharing(context, person.id, body);
      return body;
    },
  );
}
