import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromDatabaseInstant, toDatabaseInstant } from './instant.ts';

test('an instant is stored in UTC with milliseconds, and comes back', () => {
  const instant = Date.UTC(2026, 0, 5, 9, 0, 0, 7);
  assert.equal(toDatabaseInstant(instant), '2026-01-05 09:00:00.007');
  assert.equal(fromDatabaseInstant('2026-01-05 09:00:00.007'), instant);
});

for (const text of [
  '',
  '2026-01-05',
  '2026-01-05 09:00:00',
  '2026-13-05 09:00:00.000',
  '2026-01-05T09:00:00.00Z',
]) {
  test(`"${text}" is not a stored instant`, () => {
    assert.throws(() => fromDatabaseInstant(text), RangeError);
  });
}

test('an instant that no column holds is refused', () => {
  assert.throws(() => toDatabaseInstant(Number.NaN), RangeError);
  assert.throws(() => toDatabaseInstant(8.64e15), RangeError);
});
