import { EmailSchema, IdSchema, NameSchema, RoleSchema, Type } from '@studyhall/http';
import { NewPasswordSchema } from './authentication.schema.ts';

const strict = { additionalProperties: false } as const;

export const PersonParamsSchema = Type.Object({ id: IdSchema }, strict);

export const ImportBodySchema = Type.Object(
  {
    people: Type.Array(
      Type.Object(
        {
          id: Type.Optional(IdSchema),
          email: EmailSchema,
          name: NameSchema,
          password: NewPasswordSchema,
          roles: Type.Array(RoleSchema, { minItems: 1, maxItems: 4, uniqueItems: true }),
        },
        strict,
      ),
      { minItems: 1, maxItems: 10_000 },
    ),
  },
  strict,
);

export const ImportedSchema = Type.Object({ imported: Type.Integer() }, strict);
