import { IdSchema, Type } from '@studyhall/http';
import { CourseBodySchema, CourseCodeSchema } from './courses.schema.ts';
import { ProfileBodySchema } from './profiles.schema.ts';
import { TermBodySchema, TermCodeSchema } from './terms.schema.ts';

const strict = { additionalProperties: false };

/** Everything an empty students service starts with. */
export const ImportSchema = Type.Object(
  {
    courses: Type.Array(Type.Object({ code: CourseCodeSchema, ...CourseBodySchema.properties }, strict), {
      maxItems: 10_000,
    }),
    terms: Type.Array(Type.Object({ code: TermCodeSchema, ...TermBodySchema.properties }, strict), {
      maxItems: 100,
    }),
    profiles: Type.Array(Type.Object({ id: IdSchema, ...ProfileBodySchema.properties }, strict), {
      maxItems: 10_000,
    }),
  },
  strict,
);
