import { InstantSchema, Type } from '@studyhall/http';
import { CommitmentSchema } from './calendar.schema.ts';
import { SharingSchema } from './sharing.schema.ts';
import { TimetableSchema } from './timetable.schema.ts';

/** All that the service holds about a person; classes are in the timetable, once. */
export const PersonExportSchema = Type.Object(
  {
    personId: Type.String(),
    timeZone: Type.Union([Type.String(), Type.Null()]),
    sharing: SharingSchema,
    timetable: TimetableSchema,
    commitments: Type.Array(CommitmentSchema),
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
