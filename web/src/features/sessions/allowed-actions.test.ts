import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedActions } from './allowed-actions.ts';

const start = '2026-03-03T10:00:00Z';
const before = Date.parse(start) - 1;
const after = Date.parse(start);

const cases = [
  ['a student moves or cancels a request', 'requested', 'student', before, ['reschedule', 'cancel']],
  ['a tutor answers a request', 'requested', 'tutor', before, ['accept', 'decline']],
  ['both move or cancel what is agreed', 'confirmed', 'tutor', before, ['reschedule', 'cancel']],
  ['from the start on the tutor says how it went', 'confirmed', 'tutor', after, ['complete', 'no-show']],
  ['from the start on a student can do nothing', 'confirmed', 'student', after, []],
  ['what is cancelled stays so', 'cancelled', 'student', before, []],
] as const;

for (const [name, status, role, now, expected] of cases) {
  test(name, () => assert.deepEqual([...allowedActions({ status, start }, { role, now })], expected));
}
