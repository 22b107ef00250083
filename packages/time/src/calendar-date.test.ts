import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatDate, isDate, parseDate, weekdayIndex } from './calendar-date.ts';

describe('isDate', () => {
  it('knows leap years', () => {
    assert.deepEqual(['2024-02-29', '2000-02-29', '2023-02-29', '1900-02-29'].map(isDate), [
      true,
      true,
      false,
      false,
    ]);
  });

  it('refuses other shapes and dates that are not', () => {
    for (const text of [
      '',
      '2026-1-5',
      '20260105',
      '2026-01-05T00:00',
      '2026-00-10',
      '2026-13-10',
      '2026-04-31',
      '2026-04-00',
    ]) {
      assert.equal(isDate(text), false, text);
    }
  });
});

describe('parseDate', () => {
  it('counts days as Temporal does, and formatDate goes back', () => {
    const epoch = Temporal.PlainDate.from('1970-01-01');
    fc.assert(
      fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
        const date = epoch.add({ days });
        assert.equal(formatDate(days), date.toString());
        assert.equal(parseDate(date.toString()), days);
        assert.equal(weekdayIndex(days), date.dayOfWeek - 1);
      }),
    );
  });

  it('names the field at fault', () => {
    assert.throws(() => parseDate('2026-02-30', '/endsOn'), {
      name: 'InvalidTimeError',
      code: 'invalid-date',
      path: '/endsOn',
      message: '"2026-02-30" is not a date of the calendar (YYYY-MM-DD).',
    });
  });
});
