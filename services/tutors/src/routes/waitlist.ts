import {
  decodeCursor,
  encodeCursor,
  IdParamsSchema,
  NotFoundError,
  type Person,
  type ServiceApp,
  Type,
} from '@studyhall/http';
import { parseInstant } from '@studyhall/time';
import { acceptOffer } from '../commands/accept-offer.ts';
import { joinWaitlist } from '../commands/join-waitlist.ts';
import { declineOffer, leaveWaitlist } from '../commands/leave-waitlist.ts';
import type { Context } from '../context.ts';
import { findSession } from '../data/session-repository.ts';
import { countAhead, findOpenEntries, findWaitlistEntry } from '../data/waitlist-repository.ts';
import { isVisible, type Session } from '../domain/session.ts';
import type { WaitlistEntry } from '../domain/waitlist.ts';
import { OfferGoneError } from '../session-errors.ts';
import { presentSession, presentWaitlistEntry } from '../session-presenters.ts';
import { programme } from './session-resource.ts';
import { OfferAnswerBodySchema, SessionSchema } from './sessions.schema.ts';
import {
  LeaveBodySchema,
  WaitlistBodySchema,
  WaitlistEntrySchema,
  WaitlistPageSchema,
  WaitlistQuerySchema,
} from './waitlist.schema.ts';

const CursorSchema = Type.Object({ id: Type.String() });

export function registerWaitlistRoutes(app: ServiceApp, context: Context): void {
  const { db, access } = context;

  app.post(
    '/api/tutors/:id/waitlist',
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'joinWaitlist',
        params: IdParamsSchema,
        body: WaitlistBodySchema,
        response: { 201: WaitlistEntrySchema },
      },
    },
    async ({ person, params, body, idempotentId, confirmClaim }, reply) => {
      access.authorize({ person, action: 'useWaitlist', resource: programme });
      const { from, to, ...wish } = body;
      const entry = await joinWaitlist(context, {
        ...wish,
        id: idempotentId,
        confirmClaim,
        tutorId: params.id,
        studentId: person.id,
        studentName: person.name,
        range: { start: parseInstant(from), end: parseInstant(to) },
      });
      reply.code(201);
      return present(context, entry);
    },
  );

  app.delete(
    '/api/tutors/:id/waitlist',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'leaveWaitlist',
        params: IdParamsSchema,
        body: LeaveBodySchema,
        response: { 204: Type.Null() },
      },
    },
    async ({ person, params, body }, reply) => {
      access.authorize({ person, action: 'useWaitlist', resource: programme });
      const { from, to, ...wish } = body ?? {};
      await leaveWaitlist(context, {
        ...wish,
        studentId: person.id,
        tutorId: params.id,
        start: from === undefined ? undefined : parseInstant(from),
        end: to === undefined ? undefined : parseInstant(to),
      });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/waitlist',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'listMyWaitlist',
        querystring: WaitlistQuerySchema,
        response: { 200: WaitlistPageSchema },
      },
    },
    async ({ person, query }) => {
      access.authorize({ person, action: 'useWaitlist', resource: programme });
      const { limit, cursor } = query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, CursorSchema).id;
      const entries = await findOpenEntries(db.read, { studentId: person.id, after, limit: limit + 1 });
      const last = entries.length > limit ? entries[limit - 1] : undefined;
      const items = await Promise.all(entries.slice(0, limit).map((entry) => present(context, entry)));
      return { items, nextCursor: last ? encodeCursor({ id: last.id }) : null };
    },
  );

  app.post(
    '/api/waitlist/:id/accept',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'acceptOffer',
        params: IdParamsSchema,
        body: OfferAnswerBodySchema,
        response: { 200: SessionSchema },
      },
    },
    async ({ person, params, body }) => {
      const entry = await loadEntry(context, person, params.id);
      const session = entry.sessionId === null ? null : await findSession(db.read, entry.sessionId);
      if (session?.status === 'offered') {
        return presentSession(await acceptOffer(context, session, body ?? {}));
      }
      // Accepted before: the answer is what became of it.
      if (entry.status === 'booked' && session && isVisible(session.status)) return presentSession(session);
      throw new OfferGoneError();
    },
  );

  app.post(
    '/api/waitlist/:id/decline',
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'declineOffer', params: IdParamsSchema, response: { 204: Type.Null() } },
    },
    async ({ person, params }, reply) => {
      await declineOffer(context, await loadEntry(context, person, params.id));
      return reply.code(204).send(null);
    },
  );
}

async function loadEntry({ db, access }: Context, person: Person, id: string): Promise<WaitlistEntry> {
  const entry = await findWaitlistEntry(db.read, id);
  if (!entry) throw new NotFoundError('waitlist entry');
  const resource = { type: 'WaitlistEntry', id, attributes: { studentId: entry.studentId } };
  if (!access.can({ person, action: 'answerOffer', resource })) throw new NotFoundError('waitlist entry');
  return entry;
}

async function present({ db }: Context, entry: WaitlistEntry) {
  const offered = await findOffered(db.read, entry);
  return presentWaitlistEntry({ entry, position: 1 + (await countAhead(db.read, entry)), offered });
}

async function findOffered(db: Context['db']['read'], entry: WaitlistEntry): Promise<Session | null> {
  const session = entry.sessionId === null ? null : await findSession(db, entry.sessionId);
  return session?.status === 'offered' ? session : null;
}
