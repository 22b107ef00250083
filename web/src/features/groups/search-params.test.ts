import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGroupSearchParams } from './search-params.ts';

test('what an address has and can be used is taken, everything else left out', () => {
  const given = { q: 'graphs', course: 'CS 201!', hasRoom: true, fits: 'yes', mine: false, other: 1 };
  assert.deepEqual(readGroupSearchParams(given), { q: 'graphs', hasRoom: true });
});

test('a number in the address is text to search for', () => {
  assert.deepEqual(readGroupSearchParams({ q: 201, archived: true }), { q: '201', archived: true });
});
