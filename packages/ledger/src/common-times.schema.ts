import { DateSchema, IdSchema, InstantSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

const TimeOfDaySchema = Type.String({
  pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  maxLength: 5,
  description: 'HH:MM; 24:00 ends the day.',
});
const DailyHoursSchema = Type.Object({ from: TimeOfDaySchema, to: TimeOfDaySchema }, closed);
const WeekdaySchema = Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday.' });
const StepSchema = Type.Union(
  [Type.Literal(5), Type.Literal(10), Type.Literal(15), Type.Literal(20), Type.Literal(30), Type.Literal(60)],
  { default: 15, description: 'Starts are whole steps after midnight in timeZone.' },
);

const MeetingHoursSchema = Type.Object(
  {
    weekdays: Type.Array(WeekdaySchema, {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      default: [1, 2, 3, 4, 5, 6, 7],
    }),
    permitted: Type.Object(DailyHoursSchema.properties, {
      ...closed,
      default: { from: '08:00', to: '21:00' },
      description: 'Nobody can come to a window outside of these.',
    }),
    comfortable: Type.Object(DailyHoursSchema.properties, {
      ...closed,
      default: { from: '09:00', to: '18:00' },
      description: 'Windows within these are preferred.',
    }),
  },
  { $id: 'MeetingHours', ...closed, description: 'On the wall of each person’s own zone.' },
);

function peopleListSchema(maxItems: number, description: string) {
  return Type.Array(IdSchema, { maxItems, uniqueItems: true, description });
}

/** Those of whom a group's question does not tell what it was asked. */
export const discreetFields = {
  uncounted: Type.Optional(
    Type.Integer({
      description: 'How many are left out, since they share with nobody and are too few to count.',
    }),
  ),
};

/** What is asked of the calendar, whoever the people are. */
export function commonTimesFields(mostPeople: number) {
  return {
    required: Type.Optional(
      peopleListSchema(mostPeople, 'Without these nothing is a window. Default: nobody, everyone preferred.'),
    ),
    optional: Type.Optional(
      peopleListSchema(mostPeople, 'Given without `required`, all others are required.'),
    ),
    from: InstantSchema,
    to: Type.String({
      format: 'date-time',
      maxLength: 35,
      description: 'At most 62 days after from; 200 where a weekly slot is asked for.',
    }),
    minutes: Type.Integer({ minimum: 15, maximum: 480 }),
    step: StepSchema,
    limit: Type.Integer({ minimum: 1, maximum: 20, default: 10 }),
    hours: Type.Object(MeetingHoursSchema.properties, { ...closed, default: {} }),
    weekly: Type.Optional(
      Type.Object(
        { skip: Type.Array(DateSchema, { maxItems: 100, default: [], description: 'Dates without it.' }) },
        { ...closed, description: 'Asks for the best slot of every week in the range, not for windows.' },
      ),
    ),
    attendance: Type.Boolean({
      default: false,
      description: 'true: also how many can come at each start, in a range of at most 14 days.',
    }),
  };
}

const PlaceSchema = Type.Object({ start: InstantSchema, end: InstantSchema }, closed);

const WindowSchema = Type.Object(
  {
    start: InstantSchema,
    end: InstantSchema,
    free: Type.Integer({ description: 'How many can come.' }),
    of: Type.Integer({ description: 'How many are counted.' }),
    missing: Type.Optional(
      Type.Array(Type.String(), { description: 'Of those who cannot come, who agreed to be named.' }),
    ),
  },
  { $id: 'CommonWindow', ...closed },
);

const WayOutSchema = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('leave-out'),
      Type.Literal('make-optional'),
      Type.Literal('shorten'),
      Type.Literal('split'),
      Type.Literal('move-meeting'),
      Type.Literal('widen-hours'),
    ]),
    windows: Type.Array(WindowSchema, { description: 'The best that follows; both halves of a split.' }),
    personId: Type.Optional(
      Type.String({ description: 'Whom to do without, where the person may be named.' }),
    ),
    minutes: Type.Optional(Type.Integer({ description: 'The new length, or that of each half.' })),
    meetingId: Type.Optional(Type.String()),
    to: Type.Optional(PlaceSchema),
    hours: Type.Optional(MeetingHoursSchema),
  },
  { $id: 'WayOut', ...closed },
);

const WeeklySlotSchema = Type.Object(
  {
    weekday: WeekdaySchema,
    time: Type.String({ description: 'HH:MM in timeZone, in every week.' }),
    start: InstantSchema,
    end: InstantSchema,
    weeks: Type.Integer({ description: 'How many times it takes place.' }),
    works: Type.Integer({ description: 'In how many weeks the required can come, or all if none is.' }),
    misses: Type.Array(Type.String(), { description: 'The dates on which it does not work.' }),
    free: Type.Integer({ description: 'How many can come when the fewest can.' }),
    of: Type.Integer(),
  },
  { $id: 'WeeklySlot', ...closed },
);

const StartCountSchema = Type.Object(
  {
    start: InstantSchema,
    free: Type.Integer({ description: 'How many can come.' }),
    suits: Type.Boolean({ description: 'Everyone required can come.' }),
  },
  { $id: 'StartCount', ...closed },
);

export const CommonTimesSchema = Type.Object(
  {
    windows: Type.Array(WindowSchema),
    waysOut: Type.Optional(
      Type.Array(WayOutSchema, {
        description: 'The cheapest first. Present where there is no window for everyone.',
      }),
    ),
    weekly: Type.Optional(Type.Array(WeeklySlotSchema)),
    attendance: Type.Optional(
      Type.Array(StartCountSchema, {
        description: 'By start, where it was asked for; at a start that is not there nobody can come.',
      }),
    ),
    notRequired: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Who was to be required and is not: they share with nobody.',
      }),
    ),
    ...discreetFields,
  },
  { $id: 'CommonTimes', ...closed },
);
export type CommonTimesAnswer = Static<typeof CommonTimesSchema>;

const FieldsSchema = Type.Object(commonTimesFields(0), closed);
export type CommonTimesFields = Static<typeof FieldsSchema>;
