import { InstantSchema, TextSchema, Type } from '@studyhall/http';
import { groupings } from '../domain/report.ts';

const closed = { additionalProperties: false };

export const ReportQuerySchema = Type.Object(
  {
    from: InstantSchema,
    to: InstantSchema,
    by: Type.Enum(groupings, { type: 'string', default: 'course' }),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 100 }),
    cursor: Type.Optional(TextSchema({ min: 1, max: 500 })),
  },
  closed,
);

const ReportRowSchema = Type.Object(
  {
    key: Type.String({ description: 'Course code, Monday of the week, or id of the tutor.' }),
    label: Type.String(),
    requested: Type.Integer(),
    confirmed: Type.Integer(),
    completed: Type.Integer(),
    cancelled: Type.Integer(),
    declined: Type.Integer(),
    expired: Type.Integer(),
    noShows: Type.Integer(),
    hours: Type.Number({ description: 'Of completed sessions.' }),
    students: Type.Integer({ description: 'Different ones.' }),
  },
  { $id: 'TutoringReportRow', ...closed },
);

export const ReportSchema = Type.Object(
  {
    from: InstantSchema,
    to: InstantSchema,
    by: Type.Enum(groupings, { type: 'string' }),
    timeZone: Type.String({ description: 'Whose weeks are meant.' }),
    items: Type.Array(ReportRowSchema),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
  },
  { $id: 'TutoringReport', ...closed },
);
