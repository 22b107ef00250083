import {
  CursorQuerySchema,
  IdSchema,
  InstantSchema,
  pageOf,
  RoleSchema,
  TextSchema,
  Type,
} from '@studyhall/http';
import type { Static } from 'typebox';

const strict = { additionalProperties: false } as const;

export const UserSchema = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    email: Type.String(),
    emailVerified: Type.Boolean(),
    roles: Type.Array(RoleSchema),
    createdAt: InstantSchema,
  },
  { $id: 'User', ...strict },
);
export type User = Static<typeof UserSchema>;

export const UserPageSchema = pageOf(UserSchema, 'UserPage');
export const UserCursorSchema = Type.Object({ id: Type.String() });

export const UserQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    q: Type.Optional(
      TextSchema({ max: 100, description: 'Words of name or address; each may be the start of one.' }),
    ),
  },
  strict,
);

export const UserParamsSchema = Type.Object({ id: IdSchema }, strict);

export const RolesBodySchema = Type.Object(
  { roles: Type.Array(RoleSchema, { minItems: 1, maxItems: 4, uniqueItems: true }) },
  { $id: 'RolesInput', ...strict },
);
