import { CursorQuerySchema, IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const NotificationSchema = Type.Object(
  {
    id: IdSchema,
    kind: Type.String({ description: 'What it is about, such as `session.confirmed`.' }),
    title: Type.String({ description: 'One line, in the language of the person’s preferences.' }),
    body: Type.String({ description: 'A sentence or two; may be empty.' }),
    link: Type.String({ description: 'Where to go: a path of the web application.' }),
    times: Type.Integer({ description: 'How many repeats it stands for.' }),
    createdAt: InstantSchema,
    changedAt: InstantSchema,
    readAt: orNull(InstantSchema),
  },
  { $id: 'Notification', additionalProperties: false },
);
export type Notification = Static<typeof NotificationSchema>;

export const UnreadSchema = Type.Object(
  { unread: Type.Integer({ description: 'How many are unread.' }) },
  { $id: 'Unread', additionalProperties: false },
);

export const NotificationPageSchema = Type.Object(
  { ...pageOf(NotificationSchema).properties, ...UnreadSchema.properties },
  { $id: 'NotificationPage', additionalProperties: false },
);

export const NotificationQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    unread: Type.Optional(Type.Boolean({ description: 'Only those that are unread.' })),
  },
  { additionalProperties: false },
);

export const ReadBodySchema = Type.Object(
  {
    ids: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 100, uniqueItems: true })),
    all: Type.Optional(Type.Literal(true)),
  },
  { $id: 'ReadInput', additionalProperties: false, description: 'Either `ids` or `all`.' },
);
