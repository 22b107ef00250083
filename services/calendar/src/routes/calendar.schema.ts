import { CursorQuerySchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { earliestInstant, latestInstant } from '../domain/commitment.ts';

const closed = { additionalProperties: false };

export const CalendarQuerySchema = Type.Object(
  { ...CursorQuerySchema.properties, from: InstantSchema, to: InstantSchema },
  closed,
);

/** Where a page of a calendar goes on: after this position. */
export const CalendarCursorSchema = Type.Object(
  {
    start: Type.Integer({ minimum: earliestInstant, maximum: latestInstant }),
    ref: Type.String({ maxLength: 100 }),
  },
  closed,
);

export const CommitmentSchema = Type.Object(
  {
    start: InstantSchema,
    end: InstantSchema,
    kind: Type.Union([
      Type.Literal('session'),
      Type.Literal('offer'),
      Type.Literal('meeting'),
      Type.Literal('class'),
      Type.Literal('imported'),
    ]),
    title: Type.String(),
    tentative: Type.Boolean({ description: 'Whether it leaves the time free.' }),
    links: Type.Object(
      {
        sessionId: Type.Optional(Type.String()),
        meetingId: Type.Optional(Type.String()),
        importId: Type.Optional(Type.String()),
      },
      { ...closed, description: 'What the commitment belongs to.' },
    ),
  },
  { $id: 'Commitment', ...closed },
);
export type CommitmentAnswer = Static<typeof CommitmentSchema>;

export const CalendarPageSchema = pageOf(CommitmentSchema, 'CalendarPage');

export const UnchangedSchema = Type.Null({ description: 'The calendar is still what If-None-Match names.' });
