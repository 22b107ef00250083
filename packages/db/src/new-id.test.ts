import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { newId } from './new-id.ts';

test('is a UUID of version 7 with the time of its making', () => {
  const id = newId();
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const milliseconds = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  assert.ok(Math.abs(milliseconds - Date.now()) < 1_000);
});

test('100,000 in a row ascend and differ', () => {
  const ids = Array.from({ length: 100_000 }, newId);
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(ids).size, ids.length);
});

test('they ascend even when the clock goes back', () => {
  const before = newId();
  mock.timers.enable({ apis: ['Date'], now: Date.now() - 60_000 });
  const after = newId();
  mock.timers.reset();
  assert.ok(after > before);
});
