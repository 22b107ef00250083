import { IdSchema, TextSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

/* Only the shape: that a date or a zone exists is a rule, and its refusal names the class. */
function PlainDateSchema(description: string) {
  return Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10, description });
}
function TimeOfDaySchema(description: string) {
  return Type.String({ pattern: '^\\d{2}:\\d{2}$', maxLength: 5, description });
}

export const ClassSchema = Type.Object(
  {
    title: TextSchema({ min: 1, max: 200 }),
    weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday.' }),
    from: TimeOfDaySchema('HH:MM on the wall clock of the zone.'),
    to: TimeOfDaySchema('HH:MM, or 24:00 for the end of the day; at most 12 hours after from.'),
    startsOn: PlainDateSchema('YYYY-MM-DD, the first date on which it may take place.'),
    endsOn: PlainDateSchema('YYYY-MM-DD, inclusive; at most 400 days after startsOn.'),
    except: Type.Array(PlainDateSchema('YYYY-MM-DD'), {
      maxItems: 100,
      default: [],
      description: 'Dates without this class.',
    }),
  },
  { $id: 'Class', ...closed },
);

const ClassesSchema = Type.Array(ClassSchema, { maxItems: 50 });

export const TimetableBodySchema = Type.Object(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 64, description: 'The zone that the times are in.' }),
    classes: ClassesSchema,
  },
  { $id: 'TimetableInput', ...closed },
);

export const TimetableImportSchema = Type.Object(
  {
    timetables: Type.Array(
      Type.Object(
        {
          personId: IdSchema,
          timeZone: Type.String({ minLength: 1, maxLength: 64 }),
          classes: ClassesSchema,
        },
        closed,
      ),
      { minItems: 1, maxItems: 1000 },
    ),
  },
  closed,
);

export const TimetableSchema = Type.Object(
  {
    timeZone: Type.Union([Type.String(), Type.Null()], { description: 'Null before the first timetable.' }),
    classes: ClassesSchema,
  },
  { $id: 'Timetable', ...closed },
);
export type TimetableAnswer = Static<typeof TimetableSchema>;
