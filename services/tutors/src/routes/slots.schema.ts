import { InstantSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

export const SlotQuerySchema = Type.Object(
  {
    from: InstantSchema,
    to: Type.String({ format: 'date-time', maxLength: 35, description: 'At most 62 days after from.' }),
    minutes: Type.Optional(
      Type.Integer({
        minimum: 15,
        maximum: 240,
        description: "One of the tutor's lengths; by default the shortest.",
      }),
    ),
    step: Type.Optional(
      Type.Integer({ minimum: 5, maximum: 60, description: 'Minutes between starts; by default 15.' }),
    ),
  },
  closed,
);

const count = Type.Optional(Type.Integer());

export const SlotsSchema = Type.Object(
  {
    slots: Type.Array(Type.Object({ start: InstantSchema, end: InstantSchema }, closed)),
    removed: Type.Object(
      {
        past: count,
        notice: count,
        horizon: count,
        busy: count,
        buffer: count,
        'weekly-limit': count,
        'ends-too-late': count,
      },
      { description: 'How many starts within the hours each rule took.', ...closed },
    ),
  },
  { $id: 'Slots', ...closed },
);
export type SlotsAnswer = Static<typeof SlotsSchema>;
