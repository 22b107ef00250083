import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readableLine } from './log-line.ts';

test('an entry of a log becomes a sentence', () => {
  const line = JSON.stringify({ level: 'error', msg: 'request failed', err: { message: 'disk full' } });
  assert.equal(readableLine(line), 'error request failed: disk full');
});

for (const line of ['edge: PORT must be a whole number', '{ not JSON', '']) {
  test(`${JSON.stringify(line)} stays as it is`, () => assert.equal(readableLine(line), line));
}
