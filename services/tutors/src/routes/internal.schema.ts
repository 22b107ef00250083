import { IdSchema, NameSchema } from '@studyhall/http';
import { Type } from 'typebox';
import { AvailabilitySchema } from './availability.schema.ts';
import { TutorInputSchema, TutorStatusSchema } from './tutors.schema.ts';

const closed = { additionalProperties: false };

/** Everything an empty tutors service starts with. */
export const ImportSchema = Type.Object(
  {
    tutors: Type.Array(
      Type.Object(
        {
          id: IdSchema,
          name: NameSchema,
          status: TutorStatusSchema,
          ...TutorInputSchema.properties,
          availability: AvailabilitySchema,
        },
        closed,
      ),
      { maxItems: 10_000 },
    ),
  },
  closed,
);
