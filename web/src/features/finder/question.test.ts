import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toQuestion } from './question.ts';

/** A Wednesday. */
const now = Date.parse('2026-03-04T05:00:00Z');
const place = { zone: 'Asia/Karachi', now, required: [] };

test('a week is the reader’s, from Monday on', () => {
  const { from, to, attendance, weekly } = toQuestion({ week: '2026-03-12' }, place);
  assert.deepEqual([from, to], ['2026-03-08T19:00:00Z', '2026-03-15T19:00:00Z']);
  assert.deepEqual([attendance, weekly], [true, undefined]);
});

test('a week that is over is the present one', () => {
  assert.equal(toQuestion({ week: '2026-02-03' }, place).from, '2026-03-01T19:00:00Z');
});

test('comfortable hours lie within those in which the group meets', () => {
  const hours = (from: number, to: number) => toQuestion({ from, to }, place).hours?.comfortable;
  assert.deepEqual(hours(8, 21), { from: '09:00', to: '18:00' });
  assert.deepEqual(hours(19, 22), { from: '19:00', to: '20:00' });
  assert.deepEqual(hours(6, 8), { from: '09:00', to: '10:00' });
});

test('a term ends within what the platform looks at', () => {
  const { from, to, weekly, attendance } = toQuestion({ weekly: true, until: '2027-03-01' }, place);
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  assert.deepEqual([days, attendance, weekly], [200, false, { skip: [] }]);
});

test('without those who are required nothing is found', () => {
  assert.deepEqual(toQuestion({}, { ...place, required: ['ana'] }).required, ['ana']);
});
