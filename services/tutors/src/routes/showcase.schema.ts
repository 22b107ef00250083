import { InstantSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

export const ShowcaseSchema = Type.Object(
  {
    courses: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          title: Type.String(),
          tutors: Type.Integer({ description: 'How many teach it, counted up to 100.' }),
          nextFree: InstantSchema,
        },
        { $id: 'ShownCourse', ...closed },
      ),
    ),
  },
  { $id: 'TutoringShowcase', ...closed },
);
export type Showcase = Static<typeof ShowcaseSchema>;
