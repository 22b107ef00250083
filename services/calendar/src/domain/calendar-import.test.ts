import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cutToPieces, isOutOfDate, nextDue, nextTry } from './calendar-import.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 2, 2);
const title = 'Away';

it('reads a feed every hour, and works out an upload every week', () => {
  assert.equal(nextDue('https://example.org/a.ics', now) - now, hour);
  assert.equal(nextDue(null, now) - now, 7 * day);
  assert.equal(isOutOfDate({ laidOutAt: now - 7 * day }, now), true);
  assert.equal(isOutOfDate({ laidOutAt: now - 7 * day + 1 }, now), false);
});

it('tries a failing feed less and less often, daily at least', () => {
  const pauses = [1, 2, 3, 4, 5, 1_000].map((failures) => (nextTry(failures, now) - now) / hour);
  assert.deepEqual(pauses, [2, 4, 8, 16, 24, 24]);
});

it('cuts what is longer than a day, and what lies outside of the window', () => {
  const window = { start: now, end: now + 10 * day };
  const pieces = (start: number, end: number) =>
    cutToPieces([{ start, end, title }], window).map((piece) => [
      (piece.start - now) / day,
      (piece.end - now) / day,
    ]);
  assert.deepEqual(pieces(now + day, now + 2 * day), [[1, 2]]);
  assert.deepEqual(pieces(now + day, now + 3.5 * day), [
    [1, 2],
    [2, 3],
    [3, 3.5],
  ]);
  assert.deepEqual(pieces(now - 5 * day, now + day / 2), [[0, 0.5]]);
  assert.equal(pieces(now - 500 * day, now + 500 * day).length, 10);
  assert.deepEqual(pieces(now - 2 * day, now - day), []);
});
