import { Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { AuditEntrySchema } from './audit.schema.ts';
import { GivenPasswordSchema } from './authentication.schema.ts';
import { SignInSessionSchema } from './sessions.schema.ts';
import { UserSchema } from './users.schema.ts';

const strict = { additionalProperties: false } as const;

/** What this service holds of a person. */
export const IdentityRecordSchema = Type.Object(
  {
    user: Type.Union([UserSchema, Type.Null()]),
    sessions: Type.Array(SignInSessionSchema),
    audit: Type.Array(AuditEntrySchema),
  },
  { $id: 'IdentityRecord', ...strict },
);
export type IdentityRecord = Static<typeof IdentityRecordSchema>;

export const PersonExportSchema = Type.Object(
  {
    identity: IdentityRecordSchema,
    services: Type.Record(Type.String(), Type.Unknown(), {
      description: 'By service, what it holds; null where it holds nothing.',
    }),
  },
  { $id: 'PersonExport', ...strict },
);

export const EraseBodySchema = Type.Object({ password: GivenPasswordSchema }, { $id: 'Erase', ...strict });

export const ErasureSchema = Type.Object(
  {
    status: Type.Union([Type.Literal('erased'), Type.Literal('erasing')], {
      description: 'The account is gone; `erasing` while a service has not confirmed yet.',
    }),
  },
  { $id: 'Erasure', ...strict },
);
