import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busiest, totalsOf } from './totals.ts';

const none = {
  key: 'CS-101',
  label: 'CS-101',
  requested: 0,
  confirmed: 0,
  completed: 0,
  cancelled: 0,
  declined: 0,
  expired: 0,
  noShows: 0,
  hours: 0,
  students: 0,
};

test('what was asked for is what became of it, each once', () => {
  const row = {
    ...none,
    requested: 1,
    confirmed: 2,
    completed: 4,
    cancelled: 8,
    declined: 16,
    expired: 32,
    noShows: 64,
  };
  assert.deepEqual(totalsOf(row), { asked: 127, held: 4, ahead: 3, lost: 72, unmet: 48 });
});

test('the busiest come first, and no more than asked for', () => {
  const rows = [1, 3, 2].map((completed) => ({ ...none, key: `C-${completed}`, completed }));
  assert.deepEqual(
    busiest(rows, 2).map(({ key }) => key),
    ['C-3', 'C-2'],
  );
});
