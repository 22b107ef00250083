import type { ServiceApp } from '@studyhall/http';
import { savePreferences } from '../commands/save-preferences.ts';
import type { Context } from '../context.ts';
import { findUndelivered } from '../data/delivery-repository.ts';
import { findPerson, unknownPerson } from '../data/person-repository.ts';
import type { PersonRow } from '../data/tables.ts';
import { isKind, isSecurity } from '../domain/kind.ts';
import { PersonErasedError, SecurityMailRequiredError } from '../errors.ts';
import { presentPreferences } from '../presenters.ts';
import { inboxOf } from './inbox-resource.ts';
import { type PreferencesBody, PreferencesBodySchema, PreferencesSchema } from './preferences.schema.ts';

const mostUndelivered = 20;

export function registerPreferenceRoutes(app: ServiceApp, context: Context): void {
  const { access, db } = context;
  const path = '/api/notifications/preferences';
  const present = async (row: PersonRow) =>
    presentPreferences(row, await findUndelivered(db.read, row.person_id, mostUndelivered));

  app.get(
    path,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getNotificationPreferences', response: { 200: PreferencesSchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'readPreferences', resource: inboxOf(person.id) });
      const row = await findPerson(db.read, person.id);
      // In the moment before the event of the registration arrives, the token knows the address.
      return present(row ?? { ...unknownPerson(person.id), email: person.email });
    },
  );

  app.put(
    path,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'putNotificationPreferences',
        body: PreferencesBodySchema,
        response: { 200: PreferencesSchema },
      },
    },
    async ({ person, body }) => {
      access.authorize({ person, action: 'editPreferences', resource: inboxOf(person.id) });
      assertSecurityMail(body);
      const row = await savePreferences(context, person.id, body);
      if (row === null) throw new PersonErasedError();
      return present(row);
    },
  );
}

function assertSecurityMail({ kinds = {} }: PreferencesBody): void {
  const refused = Object.entries(kinds).filter(
    ([kind, channels]) => isKind(kind) && isSecurity(kind) && channels?.email !== 'now',
  );
  if (refused.length > 0) throw new SecurityMailRequiredError(refused.map(([kind]) => kind));
}
