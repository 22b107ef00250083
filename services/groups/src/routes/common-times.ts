import { IdParamsSchema, type ServiceApp, Type } from '@studyhall/http';
import { type CommonTimesFields, CommonTimesSchema, commonTimesFields } from '@studyhall/ledger';
import { findGroupTimes } from '../commands/find-group-times.ts';
import type { Context } from '../context.ts';
import { largestCapacity } from '../domain/group.ts';
import { GroupArchivedError } from '../errors.ts';
import { authorizeIn, loadGroup } from '../group-access.ts';

const GroupTimesInputSchema = Type.Object(commonTimesFields(largestCapacity), {
  $id: 'GroupTimesInput',
  additionalProperties: false,
});

export function registerCommonTimesRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.post(
    '/api/groups/:id/common-times',
    {
      onRequest: [app.limit('costly'), app.authenticate],
      schema: {
        operationId: 'findGroupTimes',
        description:
          'When all members can come, or which way out there is. Nobody learns what another does. ' +
          'To require others takes leave to plan meetings of the group.',
        params: IdParamsSchema,
        body: GroupTimesInputSchema,
        response: { 200: CommonTimesSchema },
      },
    },
    async ({ person, params, body }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'findTimes' });
      if (dependsOnOthers(body, person.id)) authorizeIn(access, { person, view, action: 'requirePeople' });
      if (view.group.status === 'archived') throw new GroupArchivedError();
      return findGroupTimes(context, { group: view.group, personId: person.id, question: body });
    },
  );
}

/** Windows that depend on one other person tell when that person is free. */
function dependsOnOthers({ required, optional }: CommonTimesFields, personId: string): boolean {
  if (required) return required.some((other) => other !== personId);
  return optional !== undefined;
}
