import { IdSchema, InstantSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

export const FreeBusyBodySchema = Type.Object(
  {
    people: Type.Array(IdSchema, { minItems: 1, maxItems: 200, uniqueItems: true }),
    from: InstantSchema,
    to: InstantSchema,
    ignoreRefs: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })),
  },
  closed,
);

/** Instants here are epoch milliseconds: this answer is on the path of every list of free times. */
export const FreeBusySchema = Type.Object(
  {
    people: Type.Array(
      Type.Object(
        {
          personId: Type.String(),
          revision: Type.Integer(),
          busy: Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer() }, closed)),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type FreeBusy = Static<typeof FreeBusySchema>;
