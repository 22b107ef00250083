import { CursorQuerySchema, IdSchema, InstantSchema, pageOf, Type } from '@studyhall/http';
import type { Static } from 'typebox';
import { SessionMinutesSchema } from './sessions.schema.ts';
import { CourseCodeSchema } from './tutors.schema.ts';

const closed = { additionalProperties: false };

export const WaitlistBodySchema = Type.Object(
  { from: InstantSchema, to: InstantSchema, minutes: SessionMinutesSchema, courseCode: CourseCodeSchema },
  { $id: 'WaitlistInput', ...closed },
);
export type WaitlistBody = Static<typeof WaitlistBodySchema>;

/** What is named must match; without a body every entry with the tutor is meant. */
export const LeaveBodySchema = Type.Union([Type.Partial(WaitlistBodySchema, { ...closed }), Type.Null()]);

const OfferSchema = Type.Object(
  { sessionId: IdSchema, start: InstantSchema, end: InstantSchema, expiresAt: InstantSchema },
  { $id: 'WaitlistOffer', ...closed },
);

export const WaitlistEntrySchema = Type.Object(
  {
    id: IdSchema,
    tutorId: IdSchema,
    courseCode: Type.String(),
    from: InstantSchema,
    to: InstantSchema,
    minutes: Type.Integer(),
    status: Type.Enum(['waiting', 'offered'], { type: 'string' }),
    position: Type.Integer({ description: '1 is the first in line.' }),
    offer: Type.Union([OfferSchema, Type.Null()]),
    createdAt: InstantSchema,
  },
  { $id: 'WaitlistEntry', ...closed },
);
export type WaitlistEntryAnswer = Static<typeof WaitlistEntrySchema>;
export const WaitlistPageSchema = pageOf(WaitlistEntrySchema, 'WaitlistPage');
export const WaitlistQuerySchema = CursorQuerySchema;
