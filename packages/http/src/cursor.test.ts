import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { Type } from './type.ts';

const PositionSchema = Type.Object({ at: Type.String(), id: Type.String() });

test('a cursor gives back its position', () => {
  const position = { at: '2026-01-05', id: 'é?/+' };
  assert.match(encodeCursor(position), /^[\w-]+$/);
  assert.deepEqual(decodeCursor(encodeCursor(position), PositionSchema), position);
});

test('a cursor that is not of this list is a 400', () => {
  for (const cursor of ['', 'x', encodeCursor({ at: 1, id: 'a' }), encodeCursor(null), '%%%']) {
    assert.throws(() => decodeCursor(cursor, PositionSchema), { status: 400, code: 'invalid-cursor' });
  }
});
