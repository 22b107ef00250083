import {
  BadRequestError,
  decodeCursor,
  encodeCursor,
  IdParamsSchema,
  IdSchema,
  type Person,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import type { Static } from 'typebox';
import { acceptInvitation, declineInvitation, loadInvitation } from '../commands/answer-invitation.ts';
import { sendInvitation } from '../commands/send-invitation.ts';
import { withdrawInvitation } from '../commands/withdraw-invitation.ts';
import type { Context } from '../context.ts';
import { findGroup, findGroups } from '../data/group-repository.ts';
import { findOpenInvitations, type InvitationFilter } from '../data/invitation-repository.ts';
import type { Addressee, Invitation } from '../domain/invitation.ts';
import { UnknownPersonError } from '../errors.ts';
import { anyGroup, authorizeIn, loadGroup, may } from '../group-access.ts';
import { presentInvitation } from '../invitation-presenters.ts';
import { describeMembership } from '../presenters.ts';
import { MembershipSchema } from './groups.schema.ts';
import {
  InvitationInputSchema,
  InvitationPageSchema,
  InvitationParamsSchema,
  InvitationQuerySchema,
  InvitationSchema,
  TokenParamsSchema,
} from './invitations.schema.ts';

const CursorSchema = Type.Object({ id: IdSchema }, { additionalProperties: false });

export function registerInvitationRoutes(app: ServiceApp, context: Context): void {
  const { config, db, access, now } = context;

  app.post(
    '/api/groups/:id/invitations',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'sendInvitation',
        description:
          'Into a group, by user id, or by address, where only the e-mail has the token and the link. Another one to the same takes the place of the first.',
        params: IdParamsSchema,
        body: InvitationInputSchema,
        response: { 201: InvitationSchema },
      },
    },
    async ({ person, params, body, idempotentId, confirmClaim }, reply) => {
      const to = readAddressee(body);
      await assertKnown(person, params.id, to);
      const invitation = await sendInvitation(context, person, {
        id: idempotentId,
        confirmClaim,
        groupId: params.id,
        to,
      });
      const { group } = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      reply.code(201);
      // The token of one to an address goes there alone: whoever has it shows by it that they read the mailbox.
      const withToken = invitation.personId !== null;
      const subject = { invitation, groupName: group.name, now: now() };
      return presentInvitation(subject, withToken ? config : undefined);
    },
  );

  app.get(
    '/api/groups/:id/invitations',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listInvitations',
        description: 'Open invitations: all for moderators, their own for members.',
        params: IdParamsSchema,
        querystring: InvitationQuerySchema,
        response: { 200: InvitationPageSchema },
      },
    },
    async ({ person, params, query }) => {
      const view = await loadGroup(access, db.read, { person, groupId: params.id, now: now() });
      authorizeIn(access, { person, view, action: 'readMembers' });
      const isModerator = may(access, { person, view, action: 'moderate' });
      const filter = { groupId: params.id, ...(!isModerator && { invitedBy: person.id }) };
      return list(filter, query, false);
    },
  );

  app.delete(
    '/api/groups/:id/invitations/:invitationId',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'withdrawInvitation',
        params: InvitationParamsSchema,
        response: { 204: Type.Null() },
      },
    },
    async ({ person, params }, reply) => {
      await withdrawInvitation(context, person, { groupId: params.id, invitationId: params.invitationId });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/invitations',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listMyInvitations',
        description:
          'Your open invitations by user id. One to an address opens with the link that went there.',
        querystring: InvitationQuerySchema,
        response: { 200: InvitationPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'listInvitations', resource: anyGroup });
      return list({ personId: person.id }, query, true);
    },
  );

  app.get(
    '/api/invitations/:token',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'getInvitation',
        params: TokenParamsSchema,
        response: { 200: InvitationSchema },
      },
    },
    async ({ person, params }) => {
      const invitation = await loadInvitation(context, person, params.token);
      const { groupId } = invitation;
      const groupName = (await findGroup(db.read, groupId))?.name ?? '';
      return presentInvitation({ invitation, groupName, now: now() }, config);
    },
  );

  app.post(
    '/api/invitations/:token/accept',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'acceptInvitation',
        description: '200: you are in. 202: the group is full, and you stand in line.',
        params: TokenParamsSchema,
        response: { 200: MembershipSchema, 202: MembershipSchema },
      },
    },
    async ({ person, params }, reply) => {
      const membership = await acceptInvitation(context, person, params.token);
      reply.code(membership.status === 'active' ? 200 : 202);
      return describeMembership(context, membership);
    },
  );

  app.post(
    '/api/invitations/:token/decline',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'declineInvitation', params: TokenParamsSchema, response: { 204: Type.Null() } },
    },
    async ({ person, params }, reply) => {
      await declineInvitation(context, person, params.token);
      return reply.code(204).send(null);
    },
  );

  /** Whoever may not invite learns nothing of who has an account. */
  async function assertKnown(person: Person, groupId: string, { personId }: Addressee): Promise<void> {
    if (personId === null) return;
    const view = await loadGroup(access, db.read, { person, groupId, now: now() });
    authorizeIn(access, { person, view, action: 'invite' });
    if (!(await context.accounts.has(personId))) throw new UnknownPersonError();
  }

  async function list(
    filter: Omit<InvitationFilter, 'now' | 'limit'>,
    { limit, cursor }: Static<typeof InvitationQuerySchema>,
    withToken: boolean,
  ) {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).id;
    const open = await findOpenInvitations(db.read, { ...filter, now: now(), after, limit: limit + 1 });
    const page = open.slice(0, limit);
    const last = open.length > limit ? page.at(-1) : undefined;
    return {
      items: await present(page, withToken),
      nextCursor: last ? encodeCursor({ id: last.id }) : null,
    };
  }

  async function present(invitations: readonly Invitation[], withToken: boolean) {
    const groups = await findGroups(
      db.read,
      invitations.map(({ groupId }) => groupId),
    );
    return invitations.map((invitation) => {
      const groupName = groups.get(invitation.groupId)?.name ?? '';
      return presentInvitation({ invitation, groupName, now: now() }, withToken ? config : undefined);
    });
  }
}

function readAddressee({ email, userId }: Static<typeof InvitationInputSchema>): Addressee {
  if ((email === undefined) === (userId === undefined)) {
    throw new BadRequestError({
      detail: 'Say whom to invite: send either email or userId.',
      errors: [{ path: '/email', message: 'must be given, or userId, and not both' }],
    });
  }
  return { personId: userId ?? null, email: email?.toLowerCase() ?? null };
}
