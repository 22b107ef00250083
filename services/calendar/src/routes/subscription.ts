import { InstantSchema, NotFoundError, type ServiceApp, Type } from '@studyhall/http';
import { formatInstant } from '@studyhall/time';
import { subscribe, unsubscribe } from '../commands/subscribe.ts';
import { writeFeed } from '../commands/write-feed.ts';
import type { Context } from '../context.ts';
import { findRevision } from '../data/person-repository.ts';
import { findSubscriber, findSubscription } from '../data/subscription-repository.ts';
import { hashSecret } from '../secret.ts';
import { UnchangedSchema } from './calendar.schema.ts';
import { calendarOf } from './calendar-resource.ts';
import { createEntityTag, matchesEntityTag } from './entity-tag.ts';

const path = '/api/calendar/me/subscription';
const closed = { additionalProperties: false };

const SubscriptionSchema = Type.Object(
  { url: Type.String({ description: 'Whoever has it reads the calendar. It is shown this once.' }) },
  { $id: 'CalendarSubscription', ...closed },
);
const SubscriptionStateSchema = Type.Object(
  {
    createdAt: Type.Union([InstantSchema, Type.Null()], {
      description: 'Since when there is an address; null where there is none.',
    }),
  },
  { $id: 'CalendarSubscriptionState', ...closed },
);
const FeedParamsSchema = Type.Object(
  { file: Type.String({ maxLength: 100, description: 'The secret and .ics.' }) },
  closed,
);
const EventParamsSchema = Type.Object(
  { file: Type.String({ maxLength: 110, description: 'The ref, session:<id> or meeting:<id>, and .ics.' }) },
  closed,
);
const CalendarTextSchema = Type.String({ description: 'A calendar in RFC 5545 (text/calendar).' });

export function registerSubscriptionRoutes(app: ServiceApp, context: Context): void {
  const { access, config, db, now } = context;

  app.get(
    path,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getMySubscription', response: { 200: SubscriptionStateSchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'changeSubscription', resource: calendarOf(person.id) });
      const createdAt = await findSubscription(db.read, person.id);
      return { createdAt: createdAt === null ? null : formatInstant(createdAt) };
    },
  );

  // Without an Idempotency-Key, whose answers are kept: the secret is not. A repeat gives another address.
  app.post(
    path,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'subscribeToMyCalendar', response: { 201: SubscriptionSchema } },
    },
    async ({ person }, reply) => {
      access.authorize({ person, action: 'changeSubscription', resource: calendarOf(person.id) });
      const secret = await subscribe(context, person.id);
      return reply.code(201).send({ url: `${config.publicUrl}/api/calendar/feeds/${secret}.ics` });
    },
  );

  app.delete(
    path,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: { operationId: 'unsubscribeFromMyCalendar', response: { 204: Type.Null() } },
    },
    async ({ person }, reply) => {
      access.authorize({ person, action: 'changeSubscription', resource: calendarOf(person.id) });
      await unsubscribe(context, person.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/calendar/feeds/:file',
    {
      onRequest: [app.limit('read')],
      schema: {
        operationId: 'readCalendarFeed',
        params: FeedParamsSchema,
        response: { 200: CalendarTextSchema, 304: UnchangedSchema },
      },
    },
    async ({ params, headers }, reply) => {
      const secret = /^([\w-]{43})\.ics$/.exec(params.file)?.[1];
      const personId = secret === undefined ? null : await findSubscriber(db.read, hashSecret(secret));
      if (personId === null) throw new NotFoundError('calendar');
      // The window moves on by the day.
      const today = Math.floor(now() / 86_400_000);
      const tag = createEntityTag(`${today}`, await findRevision(db.read, personId));
      reply.headers({ etag: tag, 'cache-control': 'private, no-cache', 'referrer-policy': 'no-referrer' });
      if (matchesEntityTag(headers['if-none-match'], tag)) return reply.code(304).send(null);
      reply.type('text/calendar; charset=utf-8');
      return reply.serializer(String).send((await writeFeed(context, personId)) ?? '');
    },
  );

  app.get(
    '/api/calendar/me/events/:file',
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: {
        operationId: 'downloadMyEvent',
        params: EventParamsSchema,
        response: { 200: CalendarTextSchema },
      },
    },
    async ({ person, params }, reply) => {
      access.authorize({ person, action: 'readCalendar', resource: calendarOf(person.id) });
      const ref = /^(.+)\.ics$/.exec(params.file)?.[1];
      const text = ref === undefined ? null : await writeFeed(context, person.id, ref);
      if (text === null) throw new NotFoundError('event');
      reply.headers({
        'cache-control': 'private, no-store',
        'content-disposition': 'attachment; filename="study-hall.ics"',
      });
      return reply.type('text/calendar; charset=utf-8').serializer(String).send(text);
    },
  );
}
