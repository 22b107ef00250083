import { CursorQuerySchema, EmailSchema, IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { orNull } from './groups.schema.ts';

const closed = { additionalProperties: false };

export const InvitationInputSchema = Type.Object(
  { email: Type.Optional(EmailSchema), userId: Type.Optional(IdSchema) },
  { $id: 'InvitationInput', ...closed, description: 'One of the two.' },
);

export const InvitationSchema = Type.Object(
  {
    id: IdSchema,
    groupId: IdSchema,
    groupName: Type.String(),
    userId: orNull(IdSchema),
    email: orNull(Type.String()),
    status: Type.Enum(['pending', 'accepted', 'declined', 'revoked', 'expired'], { type: 'string' }),
    invitedByName: Type.String(),
    createdAt: InstantSchema,
    expiresAt: InstantSchema,
    token: Type.Optional(
      Type.String({
        description:
          'For whom it is for, and for who has just sent it by user id. One to an address is only in its e-mail.',
      }),
    ),
    link: Type.Optional(Type.String()),
  },
  { $id: 'Invitation', ...closed },
);
export type InvitationAnswer = Static<typeof InvitationSchema>;

export const InvitationPageSchema = pageOf(InvitationSchema, 'InvitationPage');
export const InvitationQuerySchema = CursorQuerySchema;
export const InvitationParamsSchema = Type.Object({ id: IdSchema, invitationId: IdSchema }, closed);
export const TokenParamsSchema = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 100 }) },
  closed,
);
