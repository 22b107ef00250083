import { IdParamsSchema, type ServiceApp, Type } from '@studyhall/http';
import { archiveGroup } from '../commands/archive-group.ts';
import { createGroup } from '../commands/create-group.ts';
import { editGroup } from '../commands/edit-group.ts';
import { joinGroup } from '../commands/join-group.ts';
import { leaveGroup } from '../commands/leave-group.ts';
import { resolveCourse, resolveSettings } from '../commands/resolve-settings.ts';
import type { Context } from '../context.ts';
import { findMembership } from '../data/membership-repository.ts';
import { anyGroup, authorizeIn, loadGroup } from '../group-access.ts';
import { describeGroup, describeMembership } from '../presenters.ts';
import { GroupEditSchema, GroupInputSchema, GroupSchema, MembershipSchema } from './groups.schema.ts';

export function registerGroupRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.post(
    '/api/groups',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: { operationId: 'createGroup', body: GroupInputSchema, response: { 201: GroupSchema } },
    },
    async ({ person, body, idempotentId, confirmClaim }, reply) => {
      access.authorize({ person, action: 'createGroup', resource: anyGroup });
      const settings = await resolveSettings(context, body);
      const group = await createGroup(context, { id: idempotentId, confirmClaim, founder: person, settings });
      const membership = await findMembership(db.read, group.id, person.id);
      reply.code(201);
      return describeGroup(context, { group, membership, isInvited: false });
    },
  );

  app.get(
    '/api/groups/:id',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getGroup', params: IdParamsSchema, response: { 200: GroupSchema } },
    },
    async ({ person, params }) => {
      const look = { person, groupId: params.id, now: now() };
      return describeGroup(context, await loadGroup(access, db.read, look));
    },
  );

  app.patch(
    '/api/groups/:id',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'editGroup',
        description: 'Changes what is given. Raising the capacity offers the new places to the line.',
        params: IdParamsSchema,
        body: GroupEditSchema,
        response: { 200: GroupSchema },
      },
    },
    async ({ person, params, body }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'editGroup' });
      const { courseCode, rules, archived, ...rest } = body;
      const changes = {
        ...rest,
        ...(courseCode !== undefined && { course: await resolveCourse(context, courseCode) }),
        ...(rules && { rules: { ...view.group.rules, ...rules } }),
      };
      const group = await editGroup(context, person, { groupId: params.id, changes, archived });
      return describeGroup(context, { ...view, group });
    },
  );

  app.delete(
    '/api/groups/:id',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'archiveGroup',
        description: 'Archives the group: its members keep reading. PATCH archived: false takes it up again.',
        params: IdParamsSchema,
        response: { 204: Type.Null() },
      },
    },
    async ({ person, params }, reply) => {
      await archiveGroup(context, person, params.id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/groups/:id/join',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'joinGroup',
        description:
          '200: you are in. 202: you wait, for a moderator or with a position in line. With an offered place, it takes that.',
        params: IdParamsSchema,
        response: { 200: MembershipSchema, 202: MembershipSchema },
      },
    },
    async ({ person, params }, reply) => {
      const membership = await joinGroup(context, person, params.id);
      reply.code(membership.status === 'active' ? 200 : 202);
      return describeMembership(context, membership);
    },
  );

  app.post(
    '/api/groups/:id/leave',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'leaveGroup',
        description: 'Also withdraws a request, leaves the line, and declines an offered place.',
        params: IdParamsSchema,
        response: { 204: Type.Null() },
      },
    },
    async ({ person, params }, reply) => {
      await leaveGroup(context, person, params.id);
      return reply.code(204).send(null);
    },
  );
}
