import type { Static, TSchema } from 'typebox';
import { matches } from './matches.ts';
import { BadRequestError } from './problem.ts';

/** An opaque text of where a list goes on. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position inside a cursor; one that is not ours is a 400. */
export function decodeCursor<T extends TSchema>(cursor: string, schema: T): Static<T> {
  const position = parse(cursor);
  if (matches(schema, position)) return position;
  throw new BadRequestError({
    code: 'invalid-cursor',
    detail: 'The cursor is not one of this list. Start again without it.',
    errors: [{ path: '/cursor', message: 'must be the nextCursor of a page of this list' }],
  });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
