import { CursorQuerySchema, IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { searchSorts } from '../domain/search-order.ts';
import {
  CourseCodeSchema,
  LanguageSchema,
  ModeSchema,
  RatingSchema,
  TutorStatusSchema,
} from './tutors.schema.ts';

const closed = { additionalProperties: false };

export const SearchQuerySchema = Type.Object(
  {
    ...CursorQuerySchema.properties,
    course: Type.Optional(CourseCodeSchema),
    q: Type.Optional(
      Type.String({
        maxLength: 100,
        description:
          'Words, each of which begins a word of the name, headline, courses or bio; at most eight of them.',
      }),
    ),
    mode: Type.Optional(ModeSchema),
    language: Type.Optional(LanguageSchema),
    minRating: Type.Optional(
      Type.Number({ minimum: 1, maximum: 5, description: 'Only who is rated at least so.' }),
    ),
    freeFrom: Type.Optional(
      Type.String({
        format: 'date-time',
        maxLength: 35,
        description: 'Only who can be booked from then until freeTo; by default from now.',
      }),
    ),
    freeTo: Type.Optional(
      Type.String({
        format: 'date-time',
        maxLength: 35,
        description: 'At most 31 days after freeFrom; by default a week after it.',
      }),
    ),
    sort: Type.Union(
      searchSorts.map((sort) => Type.Literal(sort)),
      {
        default: 'match',
        description: 'match: those with every word in name, headline or courses come first.',
      },
    ),
    status: Type.Optional(TutorStatusSchema),
  },
  closed,
);
export type SearchQuery = Static<typeof SearchQuerySchema>;

export const FoundTutorSchema = Type.Object(
  {
    id: IdSchema,
    name: Type.String(),
    status: TutorStatusSchema,
    headline: Type.String(),
    courses: Type.Array(Type.String()),
    languages: Type.Array(Type.String()),
    modes: Type.Array(ModeSchema),
    sessionMinutes: Type.Array(Type.Integer()),
    instantBooking: Type.Boolean(),
    rating: RatingSchema,
    nextFree: Type.Union([InstantSchema, Type.Null()], {
      description: 'The first start of the shortest length offered; null where there is none.',
    }),
    appliedAt: Type.Optional(InstantSchema),
  },
  { $id: 'FoundTutor', ...closed },
);
export type FoundTutorAnswer = Static<typeof FoundTutorSchema>;
export const FoundTutorPageSchema = pageOf(FoundTutorSchema, 'FoundTutorPage');
export type FoundTutorPage = Static<typeof FoundTutorPageSchema>;
