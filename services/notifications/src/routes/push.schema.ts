import { IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const strict = { additionalProperties: false };

export const PushKeySchema = Type.Object(
  { publicKey: Type.String({ description: 'In base64url: the `applicationServerKey` of a subscription.' }) },
  { ...strict, $id: 'PushKey' },
);

export const SubscriptionBodySchema = Type.Object(
  {
    endpoint: Type.String({ minLength: 1, maxLength: 1000, description: 'Of the browser’s push service.' }),
    expirationTime: Type.Optional(
      Type.Union([Type.Number(), Type.Null()], {
        description: 'Need not be said: the push service tells when a subscription has ended.',
      }),
    ),
    keys: Type.Object(
      {
        p256dh: Type.String({
          pattern: '^[A-Za-z0-9_-]{87}=?$',
          maxLength: 88,
          description: 'Its public key on P-256, in base64url.',
        }),
        auth: Type.String({
          pattern: '^[A-Za-z0-9_-]{22}(==)?$',
          maxLength: 24,
          description: 'Its secret of 16 bytes, in base64url.',
        }),
      },
      strict,
    ),
  },
  {
    ...strict,
    $id: 'PushSubscriptionInput',
    description: 'What `JSON.stringify` makes of a browser’s PushSubscription.',
  },
);

export const SubscriptionSchema = Type.Object(
  {
    id: IdSchema,
    endpoint: Type.String({ description: 'By it, a browser knows which of them it is itself.' }),
    userAgent: Type.Union([Type.String(), Type.Null()], { description: 'As the browser names itself.' }),
    createdAt: InstantSchema,
    problem: Type.Union([Type.Object({ at: InstantSchema, message: Type.String() }, strict), Type.Null()], {
      description: 'What its push service said when it refused the last message for good.',
    }),
  },
  { ...strict, $id: 'PushSubscription' },
);
export type Subscription = Static<typeof SubscriptionSchema>;

export const SubscriptionPageSchema = pageOf(SubscriptionSchema, 'PushSubscriptionPage');
