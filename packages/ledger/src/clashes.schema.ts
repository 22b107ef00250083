import { InstantSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { discreetFields } from './common-times.schema.ts';

const closed = { additionalProperties: false };

/** What the calendar answers about planned times, in the order asked. */
export const ClashesSchema = Type.Object(
  {
    times: Type.Array(
      Type.Object(
        {
          clashes: Type.Integer({ description: 'How many have something else then.' }),
          substitutes: Type.Array(InstantSchema, {
            description: 'Starts in the same week at which more of them can come.',
          }),
        },
        closed,
      ),
    ),
    ...discreetFields,
  },
  closed,
);
export type Clashes = Static<typeof ClashesSchema>;
