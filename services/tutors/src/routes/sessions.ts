import {
  assertRange,
  decodeCursor,
  encodeCursor,
  IdParamsSchema,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { bookSession } from '../commands/book-session.ts';
import { saveNotes } from '../commands/save-notes.ts';
import type { Context } from '../context.ts';
import { findNotes, noNotes } from '../data/notes-repository.ts';
import { findSessions } from '../data/session-repository.ts';
import { loadBookableTutor } from '../data/tutor-repository.ts';
import { type SessionOrder, visibleStatuses } from '../domain/session.ts';
import { presentMeetingPoint, presentNotes, presentSession } from '../session-presenters.ts';
import { loadSession, programme, sessionResource } from './session-resource.ts';
import {
  BookingBodySchema,
  NotesAnswerSchema,
  NotesBodySchema,
  SessionDetailSchema,
  SessionPageSchema,
  SessionQuerySchema,
  SessionSchema,
} from './sessions.schema.ts';

/** Only a cursor of the same order goes on in the right place. */
function cursorSchema(order: SessionOrder) {
  return Type.Object({ order: Type.Literal(order), start: Type.Integer(), id: Type.String() });
}

export function registerSessionRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.post(
    '/api/sessions',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: { operationId: 'bookSession', body: BookingBodySchema, response: { 201: SessionSchema } },
    },
    async ({ person, body, idempotentId, confirmClaim }, reply) => {
      access.authorize({ person, action: 'bookSession', resource: programme });
      const { start, topic = '', ...wish } = body;
      const session = await bookSession(context, {
        ...wish,
        id: idempotentId,
        confirmClaim,
        studentId: person.id,
        studentName: person.name,
        topic,
        start: parseInstant(start),
      });
      reply.code(201).header('location', `/api/sessions/${session.id}`);
      return presentSession(session);
    },
  );

  app.get(
    '/api/sessions',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listMySessions',
        querystring: SessionQuerySchema,
        response: { 200: SessionPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'listSessions', resource: programme });
      const { as, status, limit, order } = query;
      const from = query.from === undefined ? undefined : parseInstant(query.from);
      const to = query.to === undefined ? undefined : parseInstant(query.to);
      if (from !== undefined && to !== undefined) assertRange(from, to, Number.POSITIVE_INFINITY);
      const statuses = status === undefined ? visibleStatuses : [status];
      const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorSchema(order));
      const found = { personId: person.id, as, statuses, from, to, order, after, limit: limit + 1 };
      const rows = await findSessions(db.read, found);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: rows.slice(0, limit).map(presentSession),
        nextCursor: last ? encodeCursor({ order, start: last.start, id: last.id }) : null,
      };
    },
  );

  app.get(
    '/api/sessions/:id',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'getSession',
        params: IdParamsSchema,
        response: { 200: SessionDetailSchema },
      },
    },
    async ({ person, params }) => {
      const session = await loadSession(context, person, params.id);
      const notes = (await findNotes(db.read, session.id)) ?? noNotes;
      const resource = sessionResource(session);
      const mayReadPrivate = access.can({ person, action: 'readPrivateNotes', resource });
      return {
        ...presentSession(session),
        ...presentMeetingPoint(session, await loadBookableTutor(db.read, session.tutorId)),
        notes: presentNotes(notes, mayReadPrivate),
      };
    },
  );

  app.put(
    '/api/sessions/:id/notes',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'putSessionNotes',
        params: IdParamsSchema,
        body: NotesBodySchema,
        response: { 200: NotesAnswerSchema },
      },
    },
    async ({ person, params, body }) => {
      const session = await loadSession(context, person, params.id);
      const resource = sessionResource(session);
      access.authorize({ person, action: 'writeSharedNotes', resource });
      if (body.private !== undefined) access.authorize({ person, action: 'writePrivateNotes', resource });
      const notes = await saveNotes(context, session.id, body);
      return presentNotes(notes, access.can({ person, action: 'readPrivateNotes', resource }));
    },
  );
}
