import { searchTerms } from '@studyhall/db';
import {
  clientAddress,
  decodeCursor,
  encodeCursor,
  ForbiddenError,
  type ServiceApp,
  UnauthorizedError,
} from '@studyhall/http';
import { changeRoles } from '../commands/change-roles.ts';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { findRoles, findRolesOf } from '../data/role-repository.ts';
import { findUser, findUsers } from '../data/user-repository.ts';
import { networkOf } from '../domain/audit.ts';
import { presentUser } from '../presenters.ts';
import {
  RolesBodySchema,
  UserCursorSchema,
  UserPageSchema,
  UserParamsSchema,
  UserQuerySchema,
  UserSchema,
} from './users.schema.ts';

/** What the policies know of a person. */
export function resourceOf(userId: string) {
  return { type: 'User', id: userId, attributes: { ownerId: userId } };
}

const everybody = { type: 'Users', id: 'all' };

export function registerUserRoutes(app: ServiceApp, context: Context): void {
  const { access, db, now, relay } = context;

  app.get(
    '/api/users/me',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMe', response: { 200: UserSchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'readUser', resource: resourceOf(person.id) });
      const user = await findUser(db.read, person.id);
      if (user === null) throw new UnauthorizedError('This account no longer exists.');
      return presentUser(user, await findRoles(db.read, person.id));
    },
  );

  app.get(
    '/api/users',
    {
      onRequest: [app.limit('costly'), app.authenticate],
      schema: { operationId: 'listUsers', querystring: UserQuerySchema, response: { 200: UserPageSchema } },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'listUsers', resource: everybody });
      const { q = '', limit, cursor } = query;
      const afterId = cursor === undefined ? undefined : decodeCursor(cursor, UserCursorSchema).id;
      const rows = await findUsers(db.read, { words: searchTerms(q), afterId, limit: limit + 1 });
      const page = rows.slice(0, limit);
      const roles = await findRolesOf(
        db.read,
        page.map(({ id }) => id),
      );
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map((row) => presentUser(row, roles.get(row.id) ?? [])),
        nextCursor: last ? encodeCursor({ id: last.id }) : null,
      };
    },
  );

  app.put(
    '/api/users/:id/roles',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'putRoles',
        params: UserParamsSchema,
        body: RolesBodySchema,
        response: { 200: UserSchema },
      },
    },
    async (request) => {
      const { person, params, body } = request;
      const who = { actorId: person.id, subjectId: params.id, network: networkOf(clientAddress(request)) };
      if (!access.can({ person, action: 'changeRoles', resource: resourceOf(params.id) })) {
        const entry = { ...who, action: 'roles.change-refused', details: { wanted: body.roles } } as const;
        await db.transaction((tx) => insertAuditEntries(tx, [entry], now()));
        throw new ForbiddenError();
      }
      const { user, roles } = await db.transaction((tx) =>
        changeRoles(tx, {
          userId: params.id,
          decide: () => body.roles,
          byPersonId: person.id,
          network: who.network,
          at: now(),
        }),
      );
      relay.kick();
      return presentUser(user, roles);
    },
  );
}
