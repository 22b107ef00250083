import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingTime } from './closing-time.ts';

const now = Date.parse('2026-03-02T10:02:00Z');

test('votes end after two days, at a round time', () => {
  assert.equal(closingTime(['2026-03-09T10:00:00Z'], now), '2026-03-04T10:05:00.000Z');
  assert.equal(closingTime([], now), '2026-03-04T10:05:00.000Z');
});

test('they end before the first time that is proposed', () => {
  assert.equal(
    closingTime(['2026-03-09T10:00:00Z', '2026-03-03T09:00:00Z'], now),
    '2026-03-03T07:00:00.000Z',
  );
});

test('there is half an hour to vote in any case', () => {
  assert.equal(closingTime(['2026-03-02T11:00:00Z'], now), '2026-03-02T10:35:00.000Z');
});
