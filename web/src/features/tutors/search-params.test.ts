import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSearchParams, toTutorSearch } from './search-params.ts';

const now = Date.parse('2026-03-02T05:00:00Z');

test('what an address has and can be used is taken, everything else left out', () => {
  const given = { q: 'graphs', course: 'CS-201', mode: 'by pigeon', part: 'evening', date: 7, other: 'x' };
  assert.deepEqual(readSearchParams(given), { q: 'graphs', course: 'CS-201', part: 'evening' });
});

test('a rating in the address is a number from 1 to 5', () => {
  assert.deepEqual(readSearchParams({ minRating: 4.5 }), { minRating: 4.5 });
  assert.deepEqual(readSearchParams({ minRating: '4' }), { minRating: 4 });
  for (const minRating of [0, 6, 'good', null]) assert.deepEqual(readSearchParams({ minRating }), {});
});

test('a number in the address is text to search for', () => {
  assert.deepEqual(readSearchParams({ q: 201 }), { q: '201' });
});

test('a day is the reader’s day', () => {
  const search = toTutorSearch({ date: '2026-03-03' }, { zone: 'Asia/Karachi', now });
  assert.deepEqual(search, { freeFrom: '2026-03-02T19:00:00.000Z', freeTo: '2026-03-03T19:00:00.000Z' });
});

test('an evening ends at midnight', () => {
  const search = toTutorSearch({ date: '2026-03-03', part: 'evening' }, { zone: 'UTC', now });
  assert.deepEqual(search, { freeFrom: '2026-03-03T17:00:00.000Z', freeTo: '2026-03-04T00:00:00.000Z' });
});

test('of today only what is ahead counts, of a day that is over nothing', () => {
  const today = toTutorSearch({ date: '2026-03-02' }, { zone: 'UTC', now });
  assert.equal(today.freeFrom, '2026-03-02T05:00:00.000Z');
  assert.deepEqual(toTutorSearch({ date: '2026-02-02', q: 'x' }, { zone: 'UTC', now }), { q: 'x' });
});
