import { Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

/* Only the shape: that a date exists and a zone is known are rules, and their refusals name the field. */
const PlainDateSchema = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  maxLength: 10,
  description: 'YYYY-MM-DD',
});
const daily = {
  from: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5, description: 'HH:MM' }),
  to: Type.String({
    pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
    maxLength: 5,
    description: 'HH:MM, or 24:00 for the end of the day.',
  }),
};

export const AvailabilitySchema = Type.Object(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'The zone that the hours are in.' }),
    weekly: Type.Array(
      Type.Object(
        { weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday.' }), ...daily },
        closed,
      ),
      { maxItems: 50, description: 'Hours that overlap count once.' },
    ),
    overrides: Type.Array(
      Type.Object(
        { date: PlainDateSchema, hours: Type.Array(Type.Object(daily, closed), { maxItems: 12 }) },
        closed,
      ),
      {
        maxItems: 366,
        description: 'Hours of single dates in place of the weekly ones; none make a day off.',
      },
    ),
    effectiveFrom: Type.Optional(PlainDateSchema),
    effectiveTo: Type.Optional(PlainDateSchema),
  },
  { $id: 'Availability', ...closed },
);
export type Availability = Static<typeof AvailabilitySchema>;
