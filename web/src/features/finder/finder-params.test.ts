import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFinderParams } from './finder-params.ts';

test('what an address has and can be used is taken, everything else left out', () => {
  const given = { minutes: 90, week: '2026-03-02', from: 18, to: 9, weekly: 'yes', until: 'soon', x: 1 };
  assert.deepEqual(readFinderParams(given), { minutes: 90, week: '2026-03-02' });
  assert.deepEqual(readFinderParams({ minutes: 5, from: 0, to: 24, weekly: true }), {
    from: 0,
    to: 24,
    weekly: true,
  });
});
