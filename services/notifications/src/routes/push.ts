import { Buffer } from 'node:buffer';
import { ECDH } from 'node:crypto';
import { IdParamsSchema, NotFoundError, type ServiceApp, Type } from '@studyhall/http';
import { AddressRefusedError, checkAddress } from '@studyhall/outbound';
import { mostBrowsers, saveSubscription } from '../commands/save-subscription.ts';
import type { Context } from '../context.ts';
import { deleteSubscription, findSubscriptions } from '../data/push-repository.ts';
import { InvalidBrowserKeyError, InvalidPushEndpointError } from '../errors.ts';
import { presentSubscription } from '../presenters.ts';
import { inboxOf } from './inbox-resource.ts';
import {
  PushKeySchema,
  SubscriptionBodySchema,
  SubscriptionPageSchema,
  SubscriptionSchema,
} from './push.schema.ts';

const path = '/api/notifications/push';
const longestUserAgent = 300;

export function registerPushRoutes(app: ServiceApp, context: Context): void {
  const { access, db, network, pushKey } = context;

  app.get(
    `${path}/key`,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'getPushKey', response: { 200: PushKeySchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'managePush', resource: inboxOf(person.id) });
      return { publicKey: pushKey };
    },
  );

  app.get(
    `${path}/subscriptions`,
    {
      onRequest: [app.limit('read'), app.authenticate],
      schema: { operationId: 'listPushSubscriptions', response: { 200: SubscriptionPageSchema } },
    },
    async ({ person }) => {
      access.authorize({ person, action: 'managePush', resource: inboxOf(person.id) });
      const rows = await findSubscriptions(db.read, person.id, mostBrowsers);
      return { items: rows.map(presentSubscription), nextCursor: null };
    },
  );

  app.post(
    `${path}/subscriptions`,
    {
      onRequest: [app.limit('write'), app.authenticate],
      config: { idempotent: true },
      schema: {
        operationId: 'subscribeToPush',
        description:
          'From now on this browser is told of what its owner wishes to hear by push. Each message is the JSON of ' +
          '`{tag, title, body, lang, dir, link}`: the fields of the Notification API, and a path of the web application.',
        body: SubscriptionBodySchema,
        response: { 200: SubscriptionSchema, 201: SubscriptionSchema },
      },
    },
    async ({ person, body, headers, idempotentId, confirmClaim }, reply) => {
      access.authorize({ person, action: 'managePush', resource: inboxOf(person.id) });
      const { endpoint, keys } = body;
      assertEndpoint(endpoint, network);
      assertKey(keys.p256dh);
      const given = {
        id: idempotentId,
        person_id: person.id,
        endpoint,
        ...keys,
        user_agent: headers['user-agent']?.slice(0, longestUserAgent) ?? null,
      };
      const { row, isNew } = await saveSubscription(context, given, confirmClaim);
      return reply.code(isNew ? 201 : 200).send(presentSubscription(row));
    },
  );

  app.delete(
    `${path}/subscriptions/:id`,
    {
      onRequest: [app.limit('write'), app.authenticate],
      schema: {
        operationId: 'deletePushSubscription',
        params: IdParamsSchema,
        response: { 204: Type.Null() },
      },
    },
    async ({ person, params }, reply) => {
      access.authorize({ person, action: 'managePush', resource: inboxOf(person.id) });
      const wasThere = await db.transaction((tx) => deleteSubscription(tx, person.id, params.id));
      if (!wasThere) throw new NotFoundError('subscription');
      return reply.code(204).send(null);
    },
  );
}

function assertEndpoint(endpoint: string, network: Context['network']): void {
  try {
    checkAddress(endpoint, network);
  } catch (error) {
    if (error instanceof AddressRefusedError) throw new InvalidPushEndpointError(error);
    throw error;
  }
}

function assertKey(p256dh: string): void {
  try {
    ECDH.convertKey(Buffer.from(p256dh, 'base64url'), 'prime256v1');
  } catch {
    throw new InvalidBrowserKeyError();
  }
}
