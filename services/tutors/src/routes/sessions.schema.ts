import {
  CursorQuerySchema,
  IdSchema,
  InstantSchema,
  LongTextSchema,
  pageOf,
  TextSchema,
  Type,
} from '@studyhall/http';
import type { Static, TSchema } from 'typebox';
import { sessionOrders, visibleStatuses } from '../domain/session.ts';
import { CourseCodeSchema, ModeSchema } from './tutors.schema.ts';

const closed = { additionalProperties: false };

function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

const StatusSchema = Type.Enum(visibleStatuses, { type: 'string', $id: 'SessionStatus' });
export const SessionMinutesSchema = Type.Integer({ minimum: 5, maximum: 480 });
const TopicSchema = TextSchema({ max: 500 });

const sessionProperties = {
  id: IdSchema,
  tutorId: IdSchema,
  tutorName: Type.String(),
  studentId: IdSchema,
  studentName: Type.String(),
  courseCode: Type.String(),
  start: InstantSchema,
  end: InstantSchema,
  minutes: Type.Integer(),
  mode: ModeSchema,
  topic: Type.String(),
  status: StatusSchema,
  reason: orNull(Type.String({ description: 'Why it was cancelled or declined.' })),
  answerBy: orNull(Type.String({ description: 'Until when the tutor can answer a request.' })),
  movingTo: orNull(Type.String({ description: 'A new start that is being arranged right now.' })),
  createdAt: InstantSchema,
  changedAt: InstantSchema,
};

export const SessionSchema = Type.Object(sessionProperties, { $id: 'Session', ...closed });
export type SessionAnswer = Static<typeof SessionSchema>;
export const SessionPageSchema = pageOf(SessionSchema, 'SessionPage');

const NotesSchema = Type.Object(
  {
    shared: Type.String(),
    private: orNull(Type.String({ description: "The tutor's own; null for others." })),
  },
  { $id: 'SessionNotes', ...closed },
);
export type NotesAnswer = Static<typeof NotesSchema>;

export const SessionDetailSchema = Type.Object(
  {
    ...sessionProperties,
    place: orNull(Type.String({ description: 'Where a confirmed session in person takes place.' })),
    link: orNull(Type.String({ description: 'Where a confirmed session online takes place.' })),
    notes: NotesSchema,
  },
  { $id: 'SessionDetail', ...closed },
);
export type MeetingPoint = Pick<Static<typeof SessionDetailSchema>, 'place' | 'link'>;

export const BookingBodySchema = Type.Object(
  {
    tutorId: IdSchema,
    courseCode: CourseCodeSchema,
    start: InstantSchema,
    minutes: SessionMinutesSchema,
    mode: ModeSchema,
    topic: Type.Optional(TopicSchema),
  },
  { $id: 'BookingInput', ...closed },
);
export type BookingBody = Static<typeof BookingBodySchema>;

export const SessionQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    as: Type.Union([Type.Literal('student'), Type.Literal('tutor')], { default: 'student' }),
    status: Type.Optional(StatusSchema),
    from: Type.Optional(InstantSchema),
    to: Type.Optional(InstantSchema),
    order: Type.Enum(sessionOrders, {
      type: 'string',
      default: 'earliest',
      description: 'Which come first.',
    }),
  },
  closed,
);

/** Only with a body when there is something to say. */
export const ReasonBodySchema = orNull(
  Type.Object({ reason: Type.Optional(TextSchema({ max: 500 })) }, closed),
);

export const RescheduleBodySchema = Type.Object({ start: InstantSchema }, closed);

const NoteTextSchema = LongTextSchema({ max: 4000 });
export const NotesBodySchema = Type.Object(
  { shared: Type.Optional(NoteTextSchema), private: Type.Optional(NoteTextSchema) },
  { minProperties: 1, ...closed },
);
export const NotesAnswerSchema = NotesSchema;

/** What may accompany the acceptance of an offer. */
export const OfferAnswerBodySchema = orNull(
  Type.Object({ mode: Type.Optional(ModeSchema), topic: Type.Optional(TopicSchema) }, closed),
);
