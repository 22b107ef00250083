import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day, minute, momentInZone } from '../test/arbitraries.ts';
import { findSegment, isTimeZone, offsetSegments } from './zone.ts';

describe('isTimeZone', () => {
  it('knows names and links of the zone database', () => {
    for (const name of [
      'Asia/Karachi',
      'America/Argentina/Buenos_Aires',
      'UTC',
      'Etc/GMT+5',
      'Asia/Calcutta',
    ]) {
      assert.equal(isTimeZone(name), true, name);
    }
  });

  it('refuses offsets, other spellings and everything else', () => {
    for (const name of [
      '',
      'Z',
      '+05:00',
      '-08',
      'asia/karachi',
      'Mars/Olympus',
      'Europe/London ',
      '2026-01-05T00:00[UTC]',
    ]) {
      assert.equal(isTimeZone(name), false, name);
    }
  });
});

describe('offsetSegments', () => {
  it('has the offset of Temporal just before and at any moment', () => {
    fc.assert(
      fc.property(momentInZone, fc.integer({ min: -3000, max: 3000 }), ({ timeZone, instant }, minutes) => {
        for (const each of [instant, instant - 1, instant + minutes * minute]) {
          const { offset } = findSegment(timeZone, { start: each, end: each + 1 }, ({ end }) => each < end);
          const clock = Temporal.Instant.fromEpochMilliseconds(each).toZonedDateTimeISO(timeZone);
          assert.equal(offset, clock.offsetNanoseconds / 1_000_000);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('covers a range of many years without a gap', () => {
    const range = { start: Date.UTC(1980, 0, 1), end: Date.UTC(2030, 0, 1) };
    const segments = offsetSegments('Europe/London', range);
    assert.ok((segments[0]?.start ?? Number.NaN) <= range.start);
    assert.ok((segments.at(-1)?.end ?? Number.NaN) >= range.end);
    for (const [index, segment] of segments.slice(1).entries()) {
      assert.equal(segment.start, segments[index]?.end);
    }
  });

  it('reads a block again after it was forgotten', () => {
    const range = { start: Date.UTC(2026, 2, 1), end: Date.UTC(2026, 3, 1) };
    const before = offsetSegments('America/New_York', range);
    for (let years = 0; years < 2_500; years += 1) {
      const start = -60_000_000 * day + years * 5 * 365 * day;
      offsetSegments('UTC', { start, end: start + day });
    }
    assert.deepEqual(offsetSegments('America/New_York', range), before);
  });

  it('says which zone it does not know', () => {
    assert.throws(() => offsetSegments('Mars/Olympus', { start: 0, end: 1 }), {
      name: 'InvalidTimeError',
      code: 'unknown-time-zone',
      path: '/timeZone',
      message: '"Mars/Olympus" is not a time zone such as Asia/Karachi.',
    });
  });
});
