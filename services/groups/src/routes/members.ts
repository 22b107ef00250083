import { decodeCursor, encodeCursor, IdParamsSchema, IdSchema, type ServiceApp, Type } from '@studyhall/http';
import { acceptRequest, rejectRequest } from '../commands/answer-request.ts';
import { changeRole } from '../commands/change-role.ts';
import { banMember, removeMember, unbanMember } from '../commands/expel-member.ts';
import type { Context } from '../context.ts';
import { findMembers } from '../data/membership-repository.ts';
import { authorizeIn, loadGroup } from '../group-access.ts';
import { describeMembership } from '../presenters.ts';
import { CursorInstantSchema } from './cursors.ts';
import {
  MemberParamsSchema,
  MembershipPageSchema,
  MembershipSchema,
  MembersQuerySchema,
  ReasonBodySchema,
  RoleBodySchema,
} from './groups.schema.ts';

const CursorSchema = Type.Object(
  { since: CursorInstantSchema, personId: IdSchema },
  { additionalProperties: false },
);

/** What is done to a member and answered without a word. */
const silentActions = [
  { action: 'reject', operationId: 'rejectMember', work: rejectRequest },
  { action: 'remove', operationId: 'removeMember', work: removeMember },
  { action: 'ban', operationId: 'banMember', work: banMember },
  { action: 'unban', operationId: 'unbanMember', work: unbanMember },
] as const;

export function registerMemberRoutes(app: ServiceApp, context: Context): void {
  const { db, access, now } = context;

  app.get(
    '/api/groups/:id/members',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listMembers',
        params: IdParamsSchema,
        querystring: MembersQuerySchema,
        response: { 200: MembershipPageSchema },
      },
    },
    async ({ person, params, query }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      const { status = 'active', limit, cursor } = query;
      authorizeIn(access, { person, view, action: status === 'active' ? 'readMembers' : 'moderate' });
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema);
      const members = await findMembers(db.read, params.id, { status, after, limit: limit + 1 });
      const page = members.slice(0, limit);
      const last = members.length > limit ? page.at(-1) : undefined;
      return {
        items: await Promise.all(page.map((membership) => describeMembership(context, membership))),
        nextCursor: last ? encodeCursor({ since: last.since, personId: last.personId }) : null,
      };
    },
  );

  app.post(
    '/api/groups/:id/members/:userId/accept',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'acceptMember',
        description: 'Lets in who asked to join. Where the group is full they wait, with a position in line.',
        params: MemberParamsSchema,
        response: { 200: MembershipSchema },
      },
    },
    async ({ person, params }) => {
      const act = { groupId: params.id, personId: params.userId };
      return describeMembership(context, await acceptRequest(context, person, act));
    },
  );

  for (const { action, operationId, work } of silentActions) {
    app.post(
      `/api/groups/:id/members/:userId/${action}`,
      {
        onRequest: [app.limit('write'), app.authenticate],
        schema: {
          operationId,
          params: MemberParamsSchema,
          body: ReasonBodySchema,
          response: { 204: Type.Null() },
        },
      },
      async ({ person, params, body }, reply) => {
        await work(context, person, { groupId: params.id, personId: params.userId, reason: body?.reason });
        return reply.code(204).send(null);
      },
    );
  }

  app.post(
    '/api/groups/:id/members/:userId/role',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'changeMemberRole',
        description: 'To hand a group over, make somebody else an owner; then step down or leave.',
        params: MemberParamsSchema,
        body: RoleBodySchema,
        response: { 200: MembershipSchema },
      },
    },
    async ({ person, params, body }) => {
      const change = { groupId: params.id, personId: params.userId, role: body.role };
      return describeMembership(context, await changeRole(context, person, change));
    },
  );
}
