import { CursorQuerySchema, IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const strict = { additionalProperties: false } as const;

export const SignInSessionSchema = Type.Object(
  {
    id: IdSchema,
    current: Type.Boolean({ description: 'The session that this request belongs to.' }),
    createdAt: InstantSchema,
    expiresAt: InstantSchema,
    ipAddress: Type.Union([Type.String(), Type.Null()]),
    userAgent: Type.Union([Type.String(), Type.Null()]),
  },
  { $id: 'SignInSession', ...strict },
);
export type SignInSession = Static<typeof SignInSessionSchema>;

export const SignInSessionPageSchema = pageOf(SignInSessionSchema, 'SignInSessionPage');
export const SignInSessionQuerySchema = CursorQuerySchema;
export const SessionCursorSchema = Type.Object({ id: Type.String() });

export const RevokeSessionBodySchema = Type.Object({ id: IdSchema }, { $id: 'RevokeSession', ...strict });

export const RevokedSchema = Type.Object(
  { status: Type.Literal(true), ended: Type.Integer({ description: 'How many sessions were ended.' }) },
  { $id: 'Revoked', ...strict },
);
