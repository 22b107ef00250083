import { InstantSchema, Type } from '@studyhall/http';
import { CommitmentSchema } from './calendar.schema.ts';
import { ImportSchema } from './imports.schema.ts';
import { SharingSchema } from './sharing.schema.ts';
import { TimetableSchema } from './timetable.schema.ts';

/** All that the service holds about a person; classes are in the timetable, once, and imported time is in its calendar. */
export const PersonExportSchema = Type.Object(
  {
    personId: Type.String(),
    timeZone: Type.Union([Type.String(), Type.Null()]),
    sharing: SharingSchema,
    timetable: TimetableSchema,
    commitments: Type.Array(CommitmentSchema),
    imports: Type.Array(ImportSchema),
    subscription: Type.Union([Type.Object({ createdAt: InstantSchema }), Type.Null()]),
  },
  { additionalProperties: false },
);

export const EngagementsQuerySchema = Type.Object(
  { from: InstantSchema, to: InstantSchema },
  { additionalProperties: false },
);

/** What takes a person's time: for a service that tells them what is in the way of something. */
export const EngagementsSchema = Type.Object(
  { items: Type.Array(CommitmentSchema) },
  { additionalProperties: false },
);
