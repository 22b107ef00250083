import { type ServiceApp, Type, tokenExpiryOf, UnavailableError } from '@studyhall/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { countUnread } from '../data/notification-repository.ts';
import { readPosition } from '../data/stream-repository.ts';
import { InvalidLastEventIdError, TooManyStreamsError } from '../errors.ts';
import { loadReader } from '../load-reader.ts';
import { retryFrame, toFrame } from '../stream/frame.ts';
import { OpenStream } from '../stream/open-stream.ts';
import { inboxOf } from './inbox-resource.ts';

const StreamHeadersSchema = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      maxLength: 20,
      description: 'Id of the last event received: the stream goes on after it.',
    }),
  ),
});

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // For proxies that would gather the events first.
  'x-accel-buffering': 'no',
};

/** `ready` comes first, then `notification` and `unread` as things happen; `end` says why it ends. */
export function registerStreamRoutes(app: ServiceApp, context: Context): void {
  const { access, db, hub } = context;
  app.onClosing(() => hub.endAll('stopping'));

  app.get(
    '/api/notifications/stream',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'followNotifications',
        description:
          'Server-sent events: `ready {unread}`, `notification`, `unread {unread}`, `end {reason}`. Read it with ' +
          'fetch and the bearer token; it ends when the token does.',
        headers: StreamHeadersSchema,
        response: { 200: { content: { 'text/event-stream': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      const { person } = request;
      access.authorize({ person, action: 'followStream', resource: inboxOf(person.id) });
      if (!app.isServing()) throw new UnavailableError();
      if (hub.isFull) throw new TooManyStreamsError();
      const newest = await readPosition(db.read);
      const position = lastSeenOf(request.headers['last-event-id'], newest);
      const reader = await loadReader(db.read, person.id);
      const unread = (await countUnread(db.read, [person.id])).get(person.id) ?? 0;
      reply.hijack();
      // Gone meanwhile: its close has been and does not come again.
      if (reply.raw.destroyed) return;
      reply.raw.writeHead(200, { ...headers, 'x-request-id': request.id });
      reply.raw.write(retryFrame + toFrame('ready', { unread }, position));
      await follow(
        request,
        reply,
        new OpenStream({ response: reply.raw, personId: person.id, position, reader }),
      );
    },
  );

  /** The connection lives on after this. */
  async function follow(request: FastifyRequest, reply: FastifyReply, stream: OpenStream): Promise<void> {
    const lifeMs = tokenExpiryOf(request) - context.now();
    const expiry = setTimeout(() => stream.end('token-expired'), Math.max(0, lifeMs));
    reply.raw.once('close', () => {
      clearTimeout(expiry);
      hub.remove(stream);
    });
    try {
      await hub.open(stream);
    } catch (error) {
      // Cut off rather than ended, so that the client comes again with what it has seen.
      request.log.warn({ err: error, traceId: request.id }, 'stream could not catch up');
      reply.raw.destroy();
    }
  }
}

function lastSeenOf(lastEventId: string | undefined, newest: number): number {
  if (lastEventId === undefined || lastEventId === '') return newest;
  const position = Number(lastEventId);
  if (!/^\d{1,15}$/.test(lastEventId) || position > newest) throw new InvalidLastEventIdError();
  return position;
}
