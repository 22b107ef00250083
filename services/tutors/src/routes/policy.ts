import type { ServiceApp } from '@studyhall/http';
import { savePolicy } from '../commands/save-policy.ts';
import type { Context } from '../context.ts';
import { findPolicy } from '../data/policy-repository.ts';
import { presentPolicy } from '../session-presenters.ts';
import { PolicyBodySchema, PolicySchema } from './policy.schema.ts';
import { programme } from './session-resource.ts';

export function registerPolicyRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.get(
    '/api/tutoring/policy',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getTutoringPolicy', response: { 200: PolicySchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'readPolicy', resource: programme });
      return presentPolicy(await findPolicy(db.read));
    },
  );

  app.put(
    '/api/tutoring/policy',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'putTutoringPolicy', body: PolicyBodySchema, response: { 200: PolicySchema } },
    },
    async ({ person, body }) => {
      access.authorize({ person, action: 'editPolicy', resource: programme });
      return presentPolicy(await savePolicy(context, body));
    },
  );
}
