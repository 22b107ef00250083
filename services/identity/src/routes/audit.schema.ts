import { CursorQuerySchema, IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { auditActions } from '../domain/audit.ts';

const strict = { additionalProperties: false } as const;

const ActionSchema = Type.Enum([...auditActions], { $id: 'AuditAction', type: 'string' });

export const AuditEntrySchema = Type.Object(
  {
    id: IdSchema,
    at: InstantSchema,
    action: ActionSchema,
    actorId: Type.Union([IdSchema, Type.Null()]),
    subjectId: Type.Union([IdSchema, Type.Null()]),
    network: Type.Union([
      Type.String({ description: "The client's network, not its address." }),
      Type.Null(),
    ]),
    details: Type.Record(Type.String(), Type.Unknown()),
  },
  { $id: 'AuditEntry', ...strict },
);
export type AuditEntry = Static<typeof AuditEntrySchema>;

const NameSchema = Type.Union([Type.String({ description: 'As it is now.' }), Type.Null()], {
  description: 'Null for who has no account any more.',
});

export const ListedAuditEntrySchema = Type.Object(
  { ...AuditEntrySchema.properties, actorName: NameSchema, subjectName: NameSchema },
  { $id: 'ListedAuditEntry', ...strict },
);
export type ListedAuditEntry = Static<typeof ListedAuditEntrySchema>;

export const AuditPageSchema = pageOf(ListedAuditEntrySchema, 'AuditPage');
export const AuditCursorSchema = Type.Object({ at: Type.String(), id: Type.String() });

export const AuditQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    from: Type.Optional(InstantSchema),
    to: Type.Optional(InstantSchema),
    actor: Type.Optional(IdSchema),
    subject: Type.Optional(IdSchema),
    action: Type.Optional(ActionSchema),
  },
  strict,
);
