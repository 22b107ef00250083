import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from '@studyhall/time';
import { type ReportRow, splitWeeks, toCsv } from './report.ts';

const row: ReportRow = {
  key: 'CS-101',
  label: 'CS-101',
  requested: 1,
  confirmed: 2,
  completed: 3,
  cancelled: 4,
  declined: 5,
  expired: 6,
  noShows: 7,
  hours: 1.5,
  students: 9,
};

describe('splitWeeks', () => {
  it('cuts at local Mondays and to the range', () => {
    const range = { start: parseInstant('2026-03-27T12:00:00Z'), end: parseInstant('2026-04-01T00:00:00Z') };
    const weeks = splitWeeks(range, 'Europe/London').map(({ monday, start, end }) => [
      monday,
      new Date(start).toISOString(),
      new Date(end).toISOString(),
    ]);
    assert.deepEqual(weeks, [
      // The clocks go forward on Sunday 29 March: the next Monday begins at 23:00 UTC.
      ['2026-03-23', '2026-03-27T12:00:00.000Z', '2026-03-29T23:00:00.000Z'],
      ['2026-03-30', '2026-03-29T23:00:00.000Z', '2026-04-01T00:00:00.000Z'],
    ]);
  });
});

describe('toCsv', () => {
  it('has a header, and a line for each row', () => {
    assert.equal(
      toCsv([row]),
      'key,label,requested,confirmed,completed,cancelled,declined,expired,noShows,hours,students\r\n' +
        'CS-101,CS-101,1,2,3,4,5,6,7,1.5,9\r\n',
    );
  });

  it('quotes what needs quoting', () => {
    assert.match(toCsv([{ ...row, label: 'Ali "Al", Khan' }]), /,"Ali ""Al"", Khan",/);
  });

  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    it(`takes the force out of a formula that begins with ${JSON.stringify(start)}`, () => {
      assert.ok(toCsv([{ ...row, label: `${start}SUM(1)` }]).includes(`,"'${start}SUM(1)",`));
    });
  }
});
