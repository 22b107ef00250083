import {
  CursorQuerySchema,
  DateSchema,
  IdSchema,
  InstantSchema,
  pageOf,
  TextSchema,
  Type,
} from '@studyhall/http';
import { discreetFields } from '@studyhall/ledger';
import type { Static } from 'typebox';
import { answers, scopes } from '../domain/meeting.ts';
import { mostOccurrences } from '../domain/meeting-plan.ts';
import { orNull } from './groups.schema.ts';

const closed = { additionalProperties: false };

export const MeetingMinutesSchema = Type.Integer({ minimum: 15, maximum: 480 });
export const MeetingTitleSchema = TextSchema({ min: 1, max: 120 });
export const PlaceSchema = orNull(TextSchema({ min: 1, max: 200 }));
export const LinkSchema = orNull(Type.String({ format: 'uri', maxLength: 2048 }));
const SeatsSchema = orNull(
  Type.Integer({ minimum: 1, maximum: 500, description: 'The most who may come; null where all may.' }),
);
const RepeatSchema = Type.Object(
  {
    everyWeeks: Type.Integer({ minimum: 1, maximum: 2, description: '1 is weekly, 2 fortnightly.' }),
    until: DateSchema,
  },
  {
    $id: 'Repeat',
    ...closed,
    description: `At the same time of day in the group's zone, to the date until, at most ${mostOccurrences} times.`,
  },
);

export const MeetingInputSchema = Type.Object(
  {
    title: MeetingTitleSchema,
    start: InstantSchema,
    minutes: MeetingMinutesSchema,
    place: Type.Optional(PlaceSchema),
    link: Type.Optional(LinkSchema),
    capacity: Type.Optional(SeatsSchema),
    repeat: Type.Optional(orNull(RepeatSchema)),
    skip: Type.Optional(
      Type.Array(DateSchema, { maxItems: 100, description: 'Dates in the group’s zone without a meeting.' }),
    ),
    moved: Type.Optional(
      Type.Array(Type.Object({ date: DateSchema, start: InstantSchema }, closed), {
        maxItems: mostOccurrences,
        description: 'Dates on which it begins at another time, within a week of its own.',
      }),
    ),
  },
  { $id: 'MeetingInput', ...closed },
);
export type MeetingInputBody = Static<typeof MeetingInputSchema>;

const ScopeSchema = Type.Enum(scopes, {
  type: 'string',
  $id: 'MeetingScope',
  description: 'one: this occurrence alone. following: it and all that follow in its series.',
});

export const MeetingEditSchema = Type.Object(
  {
    scope: Type.Optional(ScopeSchema),
    title: Type.Optional(MeetingTitleSchema),
    start: Type.Optional(InstantSchema),
    minutes: Type.Optional(MeetingMinutesSchema),
    place: Type.Optional(PlaceSchema),
    link: Type.Optional(LinkSchema),
    capacity: Type.Optional(SeatsSchema),
  },
  { $id: 'MeetingEdit', ...closed },
);

export const CancelBodySchema = orNull(
  Type.Object(
    { scope: Type.Optional(ScopeSchema), reason: Type.Optional(TextSchema({ min: 1, max: 500 })) },
    { $id: 'MeetingCancellation', ...closed },
  ),
);

const AnswerSchema = Type.Enum(answers, { type: 'string', $id: 'MeetingAnswer' });
export const RsvpBodySchema = Type.Object(
  {
    answer: AnswerSchema,
    tentative: Type.Optional(
      Type.Boolean({
        description:
          'With yes: come if it can be done. It shows in the calendar, and takes no time and no seat.',
      }),
    ),
  },
  { $id: 'Rsvp', ...closed },
);

const MyAnswerSchema = orNull(
  Type.Object({ answer: AnswerSchema, tentative: Type.Boolean() }, { $id: 'MyMeetingAnswer', ...closed }),
);
const AnswerCountsSchema = Type.Object(
  {
    yes: Type.Integer(),
    tentative: Type.Integer({ description: 'A yes that takes no time and no seat; not among yes.' }),
    maybe: Type.Integer(),
    no: Type.Integer(),
  },
  { $id: 'MeetingAnswerCounts', ...closed },
);

const meetingProperties = {
  id: IdSchema,
  groupId: IdSchema,
  groupName: Type.String(),
  seriesId: orNull(IdSchema),
  repeat: orNull(RepeatSchema),
  occursOn: Type.String({ description: 'The date that the series gives it, however it was moved.' }),
  title: Type.String(),
  start: InstantSchema,
  end: InstantSchema,
  minutes: Type.Integer(),
  timeZone: Type.String(),
  place: orNull(Type.String()),
  link: orNull(Type.String()),
  capacity: orNull(Type.Integer()),
  status: Type.Enum(['planned', 'cancelled'], { type: 'string', $id: 'MeetingStatus' }),
  reason: orNull(Type.String({ description: 'Why it was cancelled.' })),
  organizerId: IdSchema,
  version: Type.Integer({ description: 'Counts the changes.' }),
  answers: AnswerCountsSchema,
  seatsLeft: orNull(Type.Integer({ description: 'Null where everyone may come.' })),
  myAnswer: MyAnswerSchema,
};

export const MeetingSchema = Type.Object(meetingProperties, { $id: 'Meeting', ...closed });
export type MeetingBody = Static<typeof MeetingSchema>;
export const MeetingPageSchema = pageOf(MeetingSchema, 'MeetingPage');

export const MeetingDetailSchema = Type.Object(
  {
    ...meetingProperties,
    people: Type.Array(
      Type.Object(
        { userId: IdSchema, name: Type.String(), answer: AnswerSchema, tentative: Type.Boolean() },
        closed,
      ),
      { description: 'Who has answered what, the earliest first.' },
    ),
  },
  { $id: 'MeetingDetail', ...closed },
);

export const PlannedMeetingSchema = Type.Object(
  {
    ...meetingProperties,
    occurrences: Type.Array(
      Type.Object(
        {
          id: IdSchema,
          start: InstantSchema,
          end: InstantSchema,
          clashes: Type.Integer({ description: 'How many members had something else then.' }),
        },
        closed,
      ),
    ),
  },
  { $id: 'PlannedMeeting', ...closed },
);

export const ChangedMeetingSchema = Type.Object(
  {
    ...meetingProperties,
    changed: Type.Integer({ description: 'How many occurrences were changed.' }),
    clashes: Type.Integer({
      description: 'How many had said yes, have something else at the new time, and are tentative now.',
    }),
  },
  { $id: 'ChangedMeeting', ...closed },
);

export const CancelledMeetingSchema = Type.Object(
  { ...meetingProperties, cancelled: Type.Integer({ description: 'How many occurrences were called off.' }) },
  { $id: 'CancelledMeeting', ...closed },
);

export const CheckedPlanSchema = Type.Object(
  {
    occurrences: Type.Array(
      Type.Object(
        {
          date: Type.String({ description: 'The one that the series gives it, for skip and moved.' }),
          start: InstantSchema,
          end: InstantSchema,
          clashes: Type.Integer({ description: 'How many members have something else then.' }),
          substitutes: Type.Array(Type.Object({ start: InstantSchema }, closed), {
            description: 'Up to three starts in the same week at which more members can come.',
          }),
        },
        closed,
      ),
    ),
    ...discreetFields,
  },
  { $id: 'CheckedPlan', ...closed },
);

export const MeetingQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    from: Type.Optional(InstantSchema),
    to: Type.Optional(InstantSchema),
  },
  closed,
);
