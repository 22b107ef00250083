import type { Static, TSchema } from 'typebox';
import { manyLines, manyLinesNotBlank, oneLine, oneLineNotBlank } from './patterns.ts';
import { Type } from './type.ts';

interface TextBounds {
  /** Default 0: may be empty. From 1 on, blanks alone are refused too. */
  readonly min?: number;
  readonly max: number;
  readonly description?: string;
}

/** One line of text. */
export function TextSchema({ min = 0, max, ...rest }: TextBounds) {
  const pattern = min > 0 ? oneLineNotBlank : oneLine;
  return Type.String({ minLength: min, maxLength: max, pattern, ...rest });
}

/** Text of several lines. */
export function LongTextSchema({ min = 0, max, ...rest }: TextBounds) {
  const pattern = min > 0 ? manyLinesNotBlank : manyLines;
  return Type.String({ minLength: min, maxLength: max, pattern, ...rest });
}

/** A person's name. */
export const NameSchema = TextSchema({ min: 1, max: 120 });
export const EmailSchema = Type.String({ format: 'email', maxLength: 254 });
export const IdSchema = Type.String({ format: 'uuid' });
/** An instant in RFC 3339 with its offset. */
export const InstantSchema = Type.String({ format: 'date-time', maxLength: 35 });
/** A calendar date, YYYY-MM-DD. */
export const DateSchema = Type.String({ format: 'date', maxLength: 10 });
/** An IANA time zone. */
export const TimeZoneSchema = Type.String({ format: 'time-zone', maxLength: 50 });

export const IdParamsSchema = Type.Object({ id: IdSchema }, { additionalProperties: false });

export const CursorQuerySchema = Type.Object(
  {
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    cursor: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, description: 'The `nextCursor` of the page before.' }),
    ),
  },
  { additionalProperties: false },
);
export type CursorQuery = Static<typeof CursorQuerySchema>;

/** A page of a list; `nextCursor` is null at the end. */
export function pageOf<const T extends TSchema>(item: T, name?: string) {
  return Type.Object(
    { items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) },
    { additionalProperties: false, ...(name && { $id: name }) },
  );
}

export const ProblemSchema = Type.Object(
  {
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable, for programs.' }),
    detail: Type.String({ description: 'For people: what is wrong and what to do.' }),
    traceId: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({ path: Type.String({ description: 'A JSON pointer.' }), message: Type.String() }),
      ),
    ),
    rule: Type.Optional(Type.String()),
    alternatives: Type.Optional(Type.Array(Type.Object({ start: InstantSchema, end: InstantSchema }))),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof ProblemSchema>;
