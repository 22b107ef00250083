import { CursorQuerySchema, DateSchema, pageOf, TextSchema, Type } from '@studyhall/http';
import type { Static } from 'typebox';

export const TermCodeSchema = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$',
  description: 'At most 20 letters, digits, dots, underscores and hyphens, such as 2026-FALL.',
});

const TermFields = {
  name: TextSchema({ min: 1, max: 120 }),
  startsOn: DateSchema,
  endsOn: DateSchema,
  holidays: Type.Array(DateSchema, { maxItems: 100, uniqueItems: true }),
};

export const TermSchema = Type.Object(
  { code: TermCodeSchema, ...TermFields },
  { $id: 'Term', additionalProperties: false },
);
export type Term = Static<typeof TermSchema>;
export const TermPageSchema = pageOf(TermSchema, 'TermPage');

export const TermBodySchema = Type.Object(
  { ...TermFields, holidays: Type.Optional(TermFields.holidays) },
  { $id: 'TermInput', additionalProperties: false },
);
export type TermBody = Static<typeof TermBodySchema>;

export const TermParamsSchema = Type.Object({ code: TermCodeSchema }, { additionalProperties: false });
export const TermQuerySchema = CursorQuerySchema;
