import { Type } from 'typebox';
import { CommitmentSchema } from './calendar.schema.ts';
import { TimetableSchema } from './timetable.schema.ts';

/** All that the service holds about a person; classes are in the timetable, once. */
export const PersonExportSchema = Type.Object(
  {
    personId: Type.String(),
    timetable: TimetableSchema,
    commitments: Type.Array(CommitmentSchema),
  },
  { additionalProperties: false },
);
