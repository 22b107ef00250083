import { InstantSchema, Type } from '@studyhall/http';
import { membersFields } from './common-times.schema.ts';

const closed = { additionalProperties: false };

export const ClashesBodySchema = Type.Object(
  {
    ...membersFields,
    times: Type.Array(Type.Object({ start: InstantSchema, end: InstantSchema }, closed), {
      minItems: 1,
      maxItems: 60,
      description: 'Of at most a day each.',
    }),
    substitutes: Type.Integer({ minimum: 0, maximum: 3 }),
  },
  closed,
);
