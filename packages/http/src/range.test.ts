import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRange } from './range.ts';

const dayMs = 86_400_000;

test('a range up to the limit passes', () => {
  assertRange(0, 62 * dayMs, 62);
});

test('a range over the limit is refused, never cut', () => {
  assert.throws(() => assertRange(0, 62 * dayMs + 1, 62), { status: 422, code: 'range-too-long' });
});

test('a reversed or empty range is refused', () => {
  for (const to of [-1, 0]) {
    assert.throws(() => assertRange(0, to, 62), { status: 422, code: 'range-reversed' });
  }
});
