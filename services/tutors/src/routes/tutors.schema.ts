import { IdSchema, InstantSchema, LongTextSchema, TextSchema, Type } from '@studyhall/http';
import type { Static, TSchema } from 'typebox';
import { sessionModes } from '../domain/session.ts';
import { tutorStatuses } from '../domain/tutor.ts';

const closed = { additionalProperties: false };

function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

export const CourseCodeSchema = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  maxLength: 20,
  description: 'At most 20 letters, digits, dots, underscores and hyphens, such as CS-101.',
});
export const LanguageSchema = Type.String({
  pattern: '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$',
  minLength: 2,
  maxLength: 35,
  description: 'A BCP 47 language tag, such as en or ur-PK.',
});
export const ModeSchema = Type.Enum(sessionModes, { type: 'string', $id: 'SessionMode' });
export const TutorStatusSchema = Type.Enum(tutorStatuses, { type: 'string', $id: 'TutorStatus' });
export const RatingSchema = Type.Object(
  {
    mean: Type.Number({ description: 'Bayesian mean of the reviews, 1 to 5.' }),
    count: Type.Integer({ description: 'How many reviews there are.' }),
  },
  { $id: 'Rating', ...closed },
);

const offer = {
  headline: TextSchema({ min: 1, max: 140 }),
  bio: LongTextSchema({ max: 2000 }),
  courses: Type.Array(CourseCodeSchema, { minItems: 1, maxItems: 20, uniqueItems: true }),
  languages: Type.Array(LanguageSchema, { minItems: 1, maxItems: 10, uniqueItems: true }),
  modes: Type.Array(ModeSchema, { minItems: 1, maxItems: 2, uniqueItems: true }),
  sessionMinutes: Type.Array(Type.Integer({ minimum: 15, maximum: 240, multipleOf: 5 }), {
    minItems: 1,
    maxItems: 12,
    uniqueItems: true,
    description: 'The lengths that students can book.',
  }),
  bufferMinutes: Type.Integer({
    minimum: 0,
    maximum: 120,
    description: 'Kept free before and after everything else in your calendar.',
  }),
  minNoticeMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  maxAdvanceDays: Type.Integer({ minimum: 1, maximum: 365 }),
  maxPerWeek: Type.Integer({ minimum: 1, maximum: 100, description: 'Sessions a week, from Monday.' }),
  instantBooking: Type.Boolean({ description: 'Sessions are booked at once, not requested.' }),
};

export const TutorInputSchema = Type.Object(
  {
    ...offer,
    place: Type.Optional(orNull(TextSchema({ min: 1, max: 200 }))),
    link: Type.Optional(
      orNull(
        Type.String({ format: 'uri', pattern: '^https://', maxLength: 500, description: 'https only.' }),
      ),
    ),
  },
  { $id: 'TutorInput', ...closed },
);

export const TutorSchema = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    status: TutorStatusSchema,
    ...offer,
    place: orNull(Type.String()),
    timeZone: Type.String({ description: 'IANA zone in which the tutor keeps their hours.' }),
    rating: RatingSchema,
    link: Type.Optional(orNull(Type.String({ description: 'Only for the tutor and coordinators.' }))),
    appliedAt: Type.Optional(InstantSchema),
    decidedAt: Type.Optional(orNull(InstantSchema)),
    decisionReason: Type.Optional(orNull(Type.String())),
  },
  { $id: 'Tutor', ...closed },
);
export type TutorAnswer = Static<typeof TutorSchema>;

/** Only with a body when there is something to say. */
export const SuspendBodySchema = orNull(
  Type.Object(
    { reason: Type.Optional(TextSchema({ min: 1, max: 500 })) },
    { $id: 'SuspendInput', ...closed },
  ),
);
