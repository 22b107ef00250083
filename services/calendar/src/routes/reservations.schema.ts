import { IdSchema, InstantSchema, TextSchema, TimeZoneSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const closed = { additionalProperties: false };

const RefSchema = Type.String({
  maxLength: 100,
  pattern: '^[A-Za-z0-9][A-Za-z0-9:._-]*$',
  description: 'The name that the caller gives the reservation: session:<id> or meeting:<id>.',
});
const VersionSchema = Type.Integer({ minimum: 1, maximum: 1_000_000 });

const KindSchema = Type.Union([Type.Literal('session'), Type.Literal('offer'), Type.Literal('meeting')]);
const TitleSchema = TextSchema({ min: 1, max: 200 });
const MarginsSchema = Type.Array(
  Type.Object({ personId: IdSchema, minutes: Type.Integer({ minimum: 0, maximum: 1440 }) }, closed),
  {
    maxItems: 200,
    default: [],
    description: 'For some of the people, how long before and after must be free as well. Not reserved.',
  },
);

const VenueSchema = Type.Object(
  {
    place: Type.Union([TextSchema({ min: 1, max: 200 }), Type.Null()]),
    link: Type.Union([Type.String({ minLength: 1, maxLength: 2048 }), Type.Null()]),
  },
  { ...closed, description: 'Shown in the calendars that its people read elsewhere.' },
);

const SeriesSchema = Type.Object(
  {
    seriesId: IdSchema,
    occursAt: Type.String({
      maxLength: 19,
      pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$',
      description: 'The local date and time that the rule of the series gives it.',
    }),
    timeZone: TimeZoneSchema,
  },
  { ...closed, description: 'The occurrence that it is, as other calendars know it.' },
);

export const ReservationParamsSchema = Type.Object({ ref: RefSchema }, closed);

export const ReservationBodySchema = Type.Object(
  {
    ref: RefSchema,
    people: Type.Array(IdSchema, { minItems: 1, maxItems: 200, uniqueItems: true }),
    start: InstantSchema,
    end: InstantSchema,
    kind: KindSchema,
    title: TitleSchema,
    tentative: Type.Boolean({
      default: false,
      description: 'Stands in the calendars of its people, and neither takes their time nor minds what does.',
    }),
    margins: MarginsSchema,
    venue: Type.Optional(VenueSchema),
    series: Type.Optional(SeriesSchema),
  },
  closed,
);

export const MoveBodySchema = Type.Object(
  {
    start: InstantSchema,
    end: InstantSchema,
    version: VersionSchema,
    kind: Type.Optional(KindSchema),
    title: Type.Optional(TitleSchema),
    margins: MarginsSchema,
    venue: Type.Optional(VenueSchema),
  },
  closed,
);

export const ReservationSchema = Type.Object(
  {
    ref: Type.String(),
    status: Type.Union([Type.Literal('active'), Type.Literal('released')]),
    version: Type.Integer(),
    start: Type.Union([Type.String(), Type.Null()]),
    end: Type.Union([Type.String(), Type.Null()]),
    people: Type.Array(Type.String()),
  },
  closed,
);
export type ReservationAnswer = Static<typeof ReservationSchema>;
