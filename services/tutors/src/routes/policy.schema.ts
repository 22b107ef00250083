import { TimeZoneSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

const limits = {
  maxPerDay: Type.Integer({ minimum: 1, maximum: 10_000 }),
  maxPerWeek: Type.Integer({ minimum: 1, maximum: 10_000 }),
  cancelNoticeMinutes: Type.Integer({ minimum: 0, maximum: 43_200 }),
  noShowsBeforePause: Type.Integer({ minimum: 1, maximum: 1_000 }),
};

export const PolicySchema = Type.Object(
  { ...limits, timeZone: Type.String({ description: 'Whose days and weeks the limits mean.' }) },
  { $id: 'TutoringPolicy', additionalProperties: false },
);
export type PolicyAnswer = Static<typeof PolicySchema>;

/** Without a zone, the one that is set stays. */
export const PolicyBodySchema = Type.Object(
  { ...limits, timeZone: Type.Optional(TimeZoneSchema) },
  { $id: 'TutoringPolicyInput', additionalProperties: false },
);
