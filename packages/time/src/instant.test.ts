import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { firstInstant, formatInstant, lastInstant, parseInstant } from './instant.ts';

describe('parseInstant', () => {
  it('reads UTC and offsets', () => {
    const nine = Date.UTC(2026, 0, 5, 9);
    assert.equal(parseInstant('2026-01-05T09:00:00Z'), nine);
    assert.equal(parseInstant('2026-01-05t09:00:00.000z'), nine);
    assert.equal(parseInstant('2026-01-05T14:00:00+05:00'), nine);
    assert.equal(parseInstant('2026-01-05T05:30:00-03:30'), nine);
  });

  it('drops what is finer than a millisecond', () => {
    assert.equal(parseInstant('2026-01-05T09:00:00.1239999Z'), Date.UTC(2026, 0, 5, 9, 0, 0, 123));
    assert.equal(parseInstant('2026-01-05T09:00:00.5Z'), Date.UTC(2026, 0, 5, 9, 0, 0, 500));
  });

  it('reads the years below 100 as they are written', () => {
    assert.equal(parseInstant('0099-03-01T00:00:00Z'), Date.parse('0099-03-01T00:00:00Z'));
  });

  for (const text of [
    '',
    '2026-01-05',
    '2026-01-05T09:00Z',
    '2026-01-05T09:00:00',
    '2026-01-05T09:00:00 05:00', // a plus sign that a query string decoded
    '2026-01-05T24:00:00Z',
    '2026-01-05T23:59:60Z',
    '2026-01-05T09:00:00+24:00',
    '2026-02-30T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-01-05T09:00:00Z[UTC]',
    ' 2026-01-05T09:00:00Z',
    '12026-01-05T09:00:00Z',
    '9999-12-31T23:59:59-14:00', // would be the year 10000
    '1767603600000',
  ]) {
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseInstant(text), { name: 'InvalidTimeError', code: /^invalid-(instant|date)$/ });
    });
  }
});

describe('formatInstant', () => {
  it('writes what parseInstant reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: firstInstant, max: lastInstant }), (instant) => {
        assert.equal(parseInstant(formatInstant(instant)), instant);
      }),
    );
  });

  it('refuses what is no instant', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, lastInstant + 1, firstInstant - 1]) {
      assert.throws(() => formatInstant(value), { code: 'invalid-instant' });
    }
  });
});
