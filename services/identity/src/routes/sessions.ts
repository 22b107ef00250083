import { toDatabaseInstant } from '@studyhall/db';
import { clientAddress, decodeCursor, encodeCursor, NotFoundError, type ServiceApp } from '@studyhall/http';
import { callAuth } from '../auth/auth-call.ts';
import { sendAuthHeaders, toAuthHeaders } from '../auth/auth-headers.ts';
import type { Context } from '../context.ts';
import { insertAuditEntries } from '../data/audit-repository.ts';
import { deleteOtherSessions, deleteSession, findSessions } from '../data/session-repository.ts';
import { networkOf } from '../domain/audit.ts';
import { presentSession } from '../presenters.ts';
import { createOriginGuard } from './origin-guard.ts';
import { requireSession } from './require-session.ts';
import {
  RevokedSchema,
  RevokeSessionBodySchema,
  SessionCursorSchema,
  SignInSessionPageSchema,
  SignInSessionQuerySchema,
} from './sessions.schema.ts';

export function registerSessionRoutes(app: ServiceApp, context: Context): void {
  const { auth, config, db, now } = context;
  const guardOrigin = createOriginGuard(config);

  app.get(
    '/api/auth/list-sessions',
    {
      onRequest: [app.limit('read'), guardOrigin],
      schema: {
        operationId: 'listSessions',
        querystring: SignInSessionQuerySchema,
        response: { 200: SignInSessionPageSchema },
      },
    },
    async (request, reply) => {
      const { user, session } = await requireSession(context, request, reply);
      const { limit, cursor } = request.query;
      const beforeId = cursor === undefined ? undefined : decodeCursor(cursor, SessionCursorSchema).id;
      const rows = await findSessions(db.read, {
        userId: user.id,
        now: toDatabaseInstant(now()),
        beforeId,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map((row) => presentSession(row, session.id)),
        nextCursor: last ? encodeCursor({ id: last.id }) : null,
      };
    },
  );

  app.post(
    '/api/auth/revoke-session',
    {
      onRequest: [app.limit('write'), guardOrigin],
      schema: {
        operationId: 'revokeSession',
        body: RevokeSessionBodySchema,
        response: { 200: RevokedSchema },
      },
    },
    async (request, reply) => {
      const { user, session } = await requireSession(context, request, reply);
      const { id } = request.body;
      const entry = {
        action: 'session.ended',
        actorId: user.id,
        subjectId: user.id,
        network: networkOf(clientAddress(request)),
        details: { sessionId: id },
      } as const;
      await db.transaction(async (tx) => {
        if (!(await deleteSession(tx, { userId: user.id, id }))) throw new NotFoundError('session');
        await insertAuditEntries(tx, [entry], now());
      });
      if (id === session.id) {
        // Takes the cookie away too.
        const headers = toAuthHeaders(request);
        sendAuthHeaders(
          reply,
          (await callAuth(() => auth.api.signOut({ headers, returnHeaders: true }))).headers,
        );
      }
      return { status: true as const, ended: 1 };
    },
  );

  app.post(
    '/api/auth/revoke-other-sessions',
    {
      onRequest: [app.limit('write'), guardOrigin],
      schema: { operationId: 'revokeOtherSessions', response: { 200: RevokedSchema } },
    },
    async (request, reply) => {
      const { user, session } = await requireSession(context, request, reply);
      const network = networkOf(clientAddress(request));
      const ended = await db.transaction(async (tx) => {
        const count = await deleteOtherSessions(tx, { userId: user.id, keptId: session.id });
        const details = { sessionsEnded: count };
        const entry = {
          action: 'session.ended',
          actorId: user.id,
          subjectId: user.id,
          network,
          details,
        } as const;
        await insertAuditEntries(tx, [entry], now());
        return count;
      });
      return { status: true as const, ended };
    },
  );
}
