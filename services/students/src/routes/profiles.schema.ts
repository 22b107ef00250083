import {
  CursorQuerySchema,
  IdSchema,
  InstantSchema,
  LongTextSchema,
  pageOf,
  TextSchema,
  TimeZoneSchema,
  Type,
} from '@studyhall/http';
import type { Static } from 'typebox';
import { CourseCodeSchema } from './courses.schema.ts';

const LanguageSchema = Type.String({
  pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  maxLength: 35,
  description: 'A BCP 47 language tag, such as en or ur-PK.',
});
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const ProfileSchema = Type.Object(
  {
    id: IdSchema,
    displayName: Type.String(),
    programme: orNull(Type.String()),
    year: orNull(Type.Integer()),
    timeZone: orNull(Type.String()),
    languages: Type.Array(Type.String()),
    courses: Type.Array(Type.String()),
    bio: Type.String(),
  },
  { $id: 'Profile', additionalProperties: false },
);
export type Profile = Static<typeof ProfileSchema>;

export const ProfileBodySchema = Type.Object(
  {
    displayName: TextSchema({ min: 1, max: 120 }),
    programme: Type.Optional(orNull(TextSchema({ min: 1, max: 120 }))),
    year: Type.Optional(orNull(Type.Integer({ minimum: 1, maximum: 10 }))),
    timeZone: TimeZoneSchema,
    languages: Type.Optional(Type.Array(LanguageSchema, { maxItems: 10, uniqueItems: true })),
    courses: Type.Optional(Type.Array(CourseCodeSchema, { maxItems: 30, uniqueItems: true })),
    bio: Type.Optional(LongTextSchema({ max: 2000 })),
  },
  { $id: 'ProfileInput', additionalProperties: false },
);
export type ProfileBody = Static<typeof ProfileBodySchema>;

export const ParticipationSchema = Type.Object(
  {
    kind: Type.Union([Type.Literal('session'), Type.Literal('group')]),
    id: IdSchema,
    role: Type.String(),
    title: Type.String(),
    status: Type.String(),
    start: orNull(InstantSchema),
    end: orNull(InstantSchema),
    changedAt: InstantSchema,
  },
  { $id: 'Participation', additionalProperties: false },
);
export type Participation = Static<typeof ParticipationSchema>;
export const ParticipationPageSchema = pageOf(ParticipationSchema, 'ParticipationPage');

export const ParticipationQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    kind: Type.Optional(Type.Union([Type.Literal('session'), Type.Literal('group')])),
  },
  { additionalProperties: false },
);
