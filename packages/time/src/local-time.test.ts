import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { minute, momentInZone } from '../test/arbitraries.ts';
import { formatInstant, parseInstant } from './instant.ts';
import {
  addLocalDays,
  instantAt,
  localDateOf,
  localDateTimeOf,
  startOfLocalDate,
  startOfLocalWeek,
} from './local-time.ts';

const newYork = 'America/New_York';

describe('instantAt', () => {
  it('is the moment of the jump for a time that the clocks skip', () => {
    assert.equal(formatInstant(instantAt('2026-03-08', '02:30', newYork)), '2026-03-08T07:00:00.000Z');
    assert.equal(
      formatInstant(instantAt('2026-10-04', '02:10', 'Australia/Lord_Howe')),
      '2026-10-03T15:30:00.000Z',
    );
  });

  it('is the first of the two for a time that the clocks show twice', () => {
    assert.equal(formatInstant(instantAt('2026-11-01', '01:30', newYork)), '2026-11-01T05:30:00.000Z');
  });

  it('waits for the end of a repeated hour', () => {
    assert.equal(formatInstant(instantAt('2026-11-01', '02:00', newYork)), '2026-11-01T07:00:00.000Z');
  });

  it('reads on where the years that are kept together end', () => {
    // A block of years ends on 2022-04-06 at 17:50:41Z.
    assert.equal(formatInstant(instantAt('2022-04-06', '14:00', newYork)), '2022-04-06T18:00:00.000Z');
    assert.equal(
      formatInstant(instantAt('2022-04-07', '07:00', 'Pacific/Kiritimati')),
      '2022-04-06T17:00:00.000Z',
    );
  });

  it('agrees with Temporal about all other times', () => {
    fc.assert(
      fc.property(momentInZone, fc.integer({ min: -3000, max: 3000 }), ({ timeZone, instant }, minutes) => {
        const clock = Temporal.Instant.fromEpochMilliseconds(instant + minutes * minute)
          .toZonedDateTimeISO(timeZone)
          .toPlainDateTime()
          .round('minute');
        const [date = '', time = ''] = clock.toString({ smallestUnit: 'minute' }).split('T');
        const earlier = clock.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
        if (!earlier.toPlainDateTime().equals(clock)) return; // skipped
        assert.equal(instantAt(date, time, timeZone), earlier.epochMilliseconds);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('startOfLocalDate', () => {
  it('is not midnight where the clocks skip it', () => {
    const start = startOfLocalDate('2018-11-04', 'America/Sao_Paulo');
    assert.equal(formatInstant(start), '2018-11-04T03:00:00.000Z');
  });

  it('is the start of the next date where the zone skipped one', () => {
    const skipped = startOfLocalDate('2011-12-30', 'Pacific/Apia');
    assert.equal(skipped, startOfLocalDate('2011-12-31', 'Pacific/Apia'));
    assert.equal(localDateOf(skipped, 'Pacific/Apia'), '2011-12-31');
    assert.equal(localDateTimeOf(skipped, 'Pacific/Apia'), '2011-12-31T00:00:00');
    assert.equal(localDateOf(skipped - 1, 'Pacific/Apia'), '2011-12-29');
  });

  it('is the first instant of the date that the wall shows', () => {
    fc.assert(
      fc.property(momentInZone, ({ timeZone, instant }) => {
        const date = localDateOf(instant, timeZone);
        const start = startOfLocalDate(date, timeZone);
        assert.ok(start <= instant);
        assert.equal(localDateOf(start, timeZone), date);
        assert.ok(localDateOf(start - 1, timeZone) < date);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('startOfLocalWeek', () => {
  it('is Monday, in the zone and not in UTC', () => {
    const lateSunday = parseInstant('2026-03-09T03:59:59Z');
    assert.equal(formatInstant(startOfLocalWeek(lateSunday, newYork)), '2026-03-02T05:00:00.000Z');
    assert.equal(formatInstant(startOfLocalWeek(lateSunday + 1000, newYork)), '2026-03-09T04:00:00.000Z');
  });
});

describe('addLocalDays', () => {
  it('keeps the wall time over a change of the clocks', () => {
    const before = parseInstant('2026-03-07T19:00:00Z'); // 14:00
    assert.equal(formatInstant(addLocalDays(before, newYork, 7)), '2026-03-14T18:00:00.000Z');
    assert.equal(addLocalDays(addLocalDays(before, newYork, 7), newYork, -7), before);
  });

  it('moves a skipped time to the jump', () => {
    const before = parseInstant('2026-03-07T07:30:00Z'); // 02:30
    assert.equal(formatInstant(addLocalDays(before, newYork, 1)), '2026-03-08T07:00:00.000Z');
  });

  it('leaves the second of two equal hours where no day is added', () => {
    const second = parseInstant('2026-11-01T06:30:00Z');
    assert.equal(addLocalDays(second, newYork, 0), second);
  });

  it('refuses what is no instant', () => {
    assert.throws(() => addLocalDays(Number.NaN, newYork, 1), { code: 'invalid-instant' });
    assert.throws(() => localDateOf(0.5, newYork), { code: 'invalid-instant' });
    assert.throws(() => startOfLocalWeek(Number.POSITIVE_INFINITY, newYork), { code: 'invalid-instant' });
  });
});
