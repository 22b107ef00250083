import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, attendee, buildQuery, span } from '../test/common-times-cases.ts';
import { countStarts, findCommonTimes } from './common-times.ts';
import { InvalidTimeError } from './errors.ts';
import { formatInstant } from './instant.ts';

const timesOf = (query: Parameters<typeof findCommonTimes>[0]) =>
  findCommonTimes(query).map(({ start, free }) => `${formatInstant(start).slice(5, 16)} ${free}`);

describe('findCommonTimes: who can come', () => {
  it('is everyone whose busy time a window only touches', () => {
    const people = [attendee({ busy: [span('08:00', '10:00'), span('11:00', '21:00')] })];
    const [window, ...others] = findCommonTimes(buildQuery({ people, range: span('08:00', '21:00') }));
    assert.deepEqual(window, { start: at('10:00'), end: at('11:00'), free: 1, missing: [] });
    assert.deepEqual(others, []);
  });

  it('counts somebody with overlapping busy times as one', () => {
    const people = [attendee({ busy: [span('09:00', '12:00'), span('10:00', '11:00')] }), attendee()];
    const query = buildQuery({ people, range: span('10:00', '11:00') });
    assert.deepEqual(findCommonTimes(query), [
      { start: at('10:00'), end: at('11:00'), free: 1, missing: [0] },
    ]);
  });

  it('depends on the permitted hours of each one’s own zone', () => {
    const people = [attendee({ timeZone: 'Asia/Karachi' }), attendee({ timeZone: 'America/New_York' })];
    const windows = findCommonTimes(buildQuery({ people }));
    // 08:00 to 21:00 is 03:00 to 16:00 in UTC in Karachi, and 13:00 to 02:00 in New York.
    const together = windows.filter(({ free }) => free === 2);
    assert.deepEqual(
      together.map(({ start }) => start),
      [at('13:00'), at('14:00'), at('15:00')],
    );
  });

  it('depends on the weekday there', () => {
    const hours = { weekdays: [2], permitted: allDay, comfortable: allDay };
    const people = [attendee({ timeZone: 'Pacific/Auckland' })]; // Tuesday from 11:00 on, in UTC
    const [window] = findCommonTimes(buildQuery({ people, hours, limit: 1 }));
    assert.equal(window?.start, at('11:00'));
  });

  it('is nobody where a window leaves the permitted hours at midnight', () => {
    const hours = { weekdays: [1], permitted: allDay, comfortable: allDay };
    const query = buildQuery({ hours, range: span('23:15', '02:00', '2026-01-05', '2026-01-06') });
    assert.deepEqual(findCommonTimes(query), []);
  });
});

describe('countStarts', () => {
  it('tells for each start how many can come, and leaves out those that suit nobody', () => {
    const people = [
      attendee({ required: true, busy: [span('08:00', '10:00')] }),
      attendee({ busy: [span('10:30', '12:00')] }),
    ];
    const range = span('07:00', '12:00');
    const counts = countStarts(buildQuery({ people, range, minutes: 60, stepMinutes: 30 }));
    assert.deepEqual(
      counts.map(({ start, free, suits }) => [formatInstant(start).slice(11, 16), free, suits]),
      [
        ['08:00', 1, false],
        ['08:30', 1, false],
        ['09:00', 1, false],
        ['09:30', 1, false],
        ['10:00', 1, true],
        ['10:30', 1, true],
        ['11:00', 1, true],
      ],
    );
  });
});

describe('findCommonTimes: the order', () => {
  it('offers no window without everyone who is required', () => {
    const people = [
      attendee({ required: true, busy: [span('08:00', '20:00')] }),
      attendee({ busy: [span('20:00', '21:00')] }),
      attendee({ busy: [span('20:00', '21:00')] }),
    ];
    assert.deepEqual(timesOf(buildQuery({ people })), ['01-05T20:00 1']);
  });

  it('puts more people before comfort', () => {
    const people = [attendee(), attendee({ busy: [span('08:00', '20:00')] })];
    assert.deepEqual(timesOf(buildQuery({ people, limit: 2 })), ['01-05T20:00 2', '01-05T09:00 1']);
  });

  it('puts comfort before the soonest', () => {
    assert.deepEqual(timesOf(buildQuery({ limit: 1 })), ['01-05T09:00 1']);
  });

  it('looks at the worst placed of those who can come', () => {
    const people = [attendee(), attendee({ timeZone: 'Asia/Karachi' })];
    // Comfortable is 09:00 to 18:00 in UTC for one, 04:00 to 13:00 for the other.
    assert.deepEqual(timesOf(buildQuery({ people, limit: 5 })), [
      '01-05T09:00 2',
      '01-05T10:00 2',
      '01-05T11:00 2',
      '01-05T12:00 2',
      '01-05T08:00 2',
    ]);
    const absent = [attendee(), attendee({ timeZone: 'Asia/Karachi', busy: [span('00:00', '23:59')] })];
    assert.equal(timesOf(buildQuery({ people: absent, limit: 9 })).at(-1), '01-05T17:00 1');
  });

  it('is spread over the days among equals, the soonest first', () => {
    const range = span('00:00', '00:00', '2026-01-05', '2026-01-08');
    assert.deepEqual(timesOf(buildQuery({ range, limit: 4 })), [
      '01-05T09:00 1',
      '01-06T09:00 1',
      '01-07T09:00 1',
      '01-05T10:00 1',
    ]);
  });

  it('spreads over the days of the asker’s zone', () => {
    const range = span('10:00', '14:00');
    const timeZone = 'Pacific/Auckland'; // whose next day begins at 11:00
    assert.deepEqual(timesOf(buildQuery({ range, timeZone, limit: 2 })), ['01-05T10:00 1', '01-05T11:00 1']);
  });
});

describe('findCommonTimes: the starts', () => {
  it('are whole steps on the wall of the asker’s zone', () => {
    const query = buildQuery({ timeZone: 'Asia/Kathmandu', stepMinutes: 60, limit: 2 });
    assert.deepEqual(timesOf(query), ['01-05T09:15 1', '01-05T10:15 1']);
  });

  it('are few enough for a whole window to lie in the range', () => {
    assert.deepEqual(findCommonTimes(buildQuery({ range: span('10:00', '10:59') })), []);
    assert.deepEqual(timesOf(buildQuery({ range: span('10:00', '11:00') })), ['01-05T10:00 1']);
  });
});

const allDay = { from: '00:00', to: '24:00' };

describe('findCommonTimes refuses', () => {
  const hours = buildQuery().hours;
  const refused: readonly [
    what: string,
    changes: Parameters<typeof buildQuery>[0],
    code: string,
    path: string,
  ][] = [
    ['a length of nothing', { minutes: 0 }, 'invalid-length', '/minutes'],
    ['more than a day', { minutes: 1441 }, 'invalid-length', '/minutes'],
    ['steps that do not divide a day', { stepMinutes: 7 }, 'invalid-length', '/stepMinutes'],
    ['no weekday', { hours: { ...hours, weekdays: [] } }, 'invalid-weekday', '/hours/weekdays'],
    ['an eighth weekday', { hours: { ...hours, weekdays: [8] } }, 'invalid-weekday', '/hours/weekdays'],
    [
      'hours the wrong way round',
      { hours: { ...hours, permitted: { from: '21:00', to: '08:00' } } },
      'hours-reversed',
      '/hours/permitted',
    ],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }, 'unknown-time-zone', '/timeZone'],
    ['a range the wrong way round', { range: span('11:00', '10:00') }, 'range-reversed', ''],
  ];
  for (const [what, changes, code, path] of refused) {
    it(what, () => {
      assert.throws(
        () => findCommonTimes(buildQuery(changes)),
        (error) => error instanceof InvalidTimeError && error.code === code && error.path === path,
      );
    });
  }
});
