import { IdSchema, NameSchema, Type } from '@studyhall/http';
import { AvailabilitySchema } from './availability.schema.ts';
import { PolicyBodySchema } from './policy.schema.ts';
import { ReviewBodySchema } from './reviews.schema.ts';
import { BookingBodySchema } from './sessions.schema.ts';
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
    policy: Type.Optional(PolicyBodySchema),
    sessions: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...BookingBodySchema.properties,
            studentId: IdSchema,
            studentName: NameSchema,
            review: Type.Optional(ReviewBodySchema),
          },
          closed,
        ),
        { maxItems: 20_000 },
      ),
    ),
  },
  closed,
);
