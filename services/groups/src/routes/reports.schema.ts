import { CursorQuerySchema, IdSchema, InstantSchema, pageOf, TextSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { orNull } from './groups.schema.ts';

const closed = { additionalProperties: false };
const StatusSchema = Type.Enum(['open', 'resolved'], { type: 'string', $id: 'ReportStatus' });

export const ReportInputSchema = Type.Object(
  { reason: TextSchema({ min: 1, max: 500 }) },
  { $id: 'ReportInput', ...closed },
);
export const ReportSchema = Type.Object(
  {
    id: IdSchema,
    groupId: IdSchema,
    postId: IdSchema,
    reporterId: IdSchema,
    reporterName: Type.String(),
    reason: Type.String(),
    status: StatusSchema,
    createdAt: InstantSchema,
    resolvedAt: orNull(InstantSchema),
    resolvedBy: orNull(IdSchema),
    note: orNull(Type.String()),
  },
  { $id: 'Report', ...closed },
);
export type ReportAnswer = Static<typeof ReportSchema>;
export const ReportPageSchema = pageOf(ReportSchema, 'ReportPage');
export const ReportQuerySchema = Type.Object(
  { ...CursorQuerySchema.properties, status: Type.Optional(StatusSchema) },
  closed,
);
export const ReportParamsSchema = Type.Object({ id: IdSchema, reportId: IdSchema }, closed);
export const ResolutionBodySchema = orNull(
  Type.Object(
    { note: Type.Optional(TextSchema({ min: 1, max: 500 })) },
    { $id: 'ReportResolution', ...closed },
  ),
);
