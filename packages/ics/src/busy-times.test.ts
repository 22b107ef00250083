import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBusyTimes } from './busy-times.ts';

const window = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 11, 31) };

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

function event(...lines: string[]): string[] {
  return ['BEGIN:VEVENT', 'UID:one@test', 'SUMMARY:Busy', ...lines, 'END:VEVENT'];
}

/** Busy times as `start/end`, without seconds, in a calendar whose owner lives in New York. */
function read(text: string, timeZone = 'America/New_York'): string[] {
  const show = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  const { times } = readBusyTimes(text, { timeZone, window, mostTimes: 5_000 });
  return times.map(({ start, end }) => `${show(start)}/${show(end)}`);
}

const readEvents = (...lines: string[]) => read(calendar(...event(...lines)));

describe('a time', () => {
  it('in UTC is that instant', () => {
    assert.deepEqual(readEvents('DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z'), [
      '2026-03-02T09:00/2026-03-02T10:00',
    ]);
  });

  it('in a zone of the world is on its wall', () => {
    const london = ['DTSTART;TZID=Europe/London:20260702T090000', 'DURATION:PT1H30M'];
    assert.deepEqual(readEvents(...london), ['2026-07-02T08:00/2026-07-02T09:30']);
  });

  it('in a zone as Windows or a vendor names it is the same', () => {
    for (const [tzid, hour] of [
      ['"GMT Standard Time"', 8],
      ['GMT Standard Time 1', 8],
      ['/freeassociation.sourceforge.net/Europe/London', 8],
      ['"(UTC+00:00) Dublin, Edinburgh, Lisbon, London"', 8],
      ['"(UTC+05:00) Islamabad, Karachi"', 4],
      ['(GMT-05.00) Eastern Time (US & Canada)', 13],
      ['"tzone://Microsoft/Utc"', 9],
    ] as const) {
      const times = readEvents(`DTSTART;TZID=${tzid}:20260702T090000`, 'DURATION:PT1H');
      const two = (value: number) => String(value).padStart(2, '0');
      assert.deepEqual(times, [`2026-07-02T${two(hour)}:00/2026-07-02T${two(hour + 1)}:00`], tzid);
    }
    // Where people say something else of a place than the clocks there do, nobody knows what is meant.
    const elsewhere = 'DTSTART;TZID="(UTC+09:00) Islamabad, Karachi":20260702T090000';
    assert.throws(() => readEvents(elsewhere, 'DURATION:PT1H'), /neither known nor described/);
  });

  it('in a zone that only the calendar knows follows its description', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Our own',
      'BEGIN:STANDARD',
      'DTSTART:20001029T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0430',
      'TZOFFSETTO:+0330',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20000326T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0330',
      'TZOFFSETTO:+0430',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const weekly = event(
      'DTSTART;TZID=Our own:20260320T120000',
      'DTEND;TZID=Our own:20260320T130000',
      'RRULE:FREQ=WEEKLY;COUNT=3',
    );
    assert.deepEqual(read(calendar(...zone, ...weekly)), [
      '2026-03-20T08:30/2026-03-20T09:30',
      '2026-03-27T08:30/2026-03-27T09:30',
      '2026-04-03T07:30/2026-04-03T08:30',
    ]);
  });

  it('without a zone is in the person’s own', () => {
    assert.deepEqual(readEvents('DTSTART:20260302T090000', 'DTEND:20260302T100000'), [
      '2026-03-02T14:00/2026-03-02T15:00',
    ]);
  });

  it('that the clocks skip is what they would have called so before', () => {
    const skipped = ['DTSTART;TZID=America/New_York:20260308T023000', 'DURATION:PT1H'];
    assert.deepEqual(readEvents(...skipped), ['2026-03-08T07:30/2026-03-08T08:30']);
  });

  it('that the clocks show twice is the first of the two', () => {
    const twice = ['DTSTART;TZID=America/New_York:20261101T013000', 'DURATION:PT1H'];
    assert.deepEqual(readEvents(...twice), ['2026-11-01T05:30/2026-11-01T06:30']);
  });
});

describe('a day', () => {
  it('is one of the person’s own, however long', () => {
    assert.deepEqual(readEvents('DTSTART;VALUE=DATE:20260308'), ['2026-03-08T05:00/2026-03-09T04:00']);
  });

  it('ends before its DTEND, and takes at least itself', () => {
    const dates = (end: string) => readEvents('DTSTART;VALUE=DATE:20260601', `DTEND;VALUE=DATE:${end}`);
    assert.deepEqual(dates('20260603'), ['2026-06-01T04:00/2026-06-03T04:00']);
    assert.deepEqual(dates('20260601'), ['2026-06-01T04:00/2026-06-02T04:00']);
  });

  it('repeats on the calendar', () => {
    const days = ['DTSTART;VALUE=DATE:20260307', 'RRULE:FREQ=DAILY;UNTIL=20260309'];
    assert.deepEqual(readEvents(...days), [
      '2026-03-07T05:00/2026-03-08T05:00',
      '2026-03-08T05:00/2026-03-09T04:00',
      '2026-03-09T04:00/2026-03-10T04:00',
    ]);
  });
});

describe('an event', () => {
  const hour = ['DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z'];

  it('that is cancelled, or shown as free, takes no time', () => {
    for (const line of ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE']) {
      assert.deepEqual(readEvents(...hour, line), [], line);
    }
    for (const line of ['STATUS:TENTATIVE', 'TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF']) {
      assert.equal(readEvents(...hour, line).length, 1, line);
    }
  });

  it('without an end takes no time', () => {
    assert.deepEqual(readEvents('DTSTART:20260302T090000Z'), []);
  });

  it('of several versions counts as its latest', () => {
    const later = event('DTSTART:20260302T110000Z', 'DURATION:PT1H', 'SEQUENCE:2');
    assert.deepEqual(read(calendar(...event(...hour, 'SEQUENCE:1'), ...later)), [
      '2026-03-02T11:00/2026-03-02T12:00',
    ]);
  });
});

describe('a series', () => {
  const weekly = [
    'DTSTART;TZID=Europe/London:20261012T090000',
    'DTEND;TZID=Europe/London:20261012T100000',
    'RRULE:FREQ=WEEKLY;UNTIL=20261102T090000Z',
  ];

  it('keeps its time on the wall, up to UNTIL inclusive', () => {
    assert.deepEqual(readEvents(...weekly), [
      '2026-10-12T08:00/2026-10-12T09:00',
      '2026-10-19T08:00/2026-10-19T09:00',
      '2026-10-26T09:00/2026-10-26T10:00',
      '2026-11-02T09:00/2026-11-02T10:00',
    ]);
  });

  it('leaves out EXDATE, whichever way it is written', () => {
    for (const line of [
      'EXDATE;TZID=Europe/London:20261019T090000,20261026T090000',
      'EXDATE:20261019T080000Z,20261026T090000Z',
      'EXDATE;VALUE=DATE:20261019,20261026',
    ]) {
      const left = ['2026-10-12T08:00/2026-10-12T09:00', '2026-11-02T09:00/2026-11-02T10:00'];
      assert.deepEqual(readEvents(...weekly, line), left, line);
    }
  });

  it('adds RDATE, also as periods', () => {
    const extra = 'RDATE;VALUE=PERIOD:20261201T090000Z/PT3H,20261202T090000Z/20261202T093000Z';
    const short = ['DTSTART:20261130T090000Z', 'DURATION:PT1H', 'RDATE:20261203T090000Z', extra];
    assert.deepEqual(readEvents(...short), [
      '2026-11-30T09:00/2026-11-30T10:00',
      '2026-12-01T09:00/2026-12-01T12:00',
      '2026-12-02T09:00/2026-12-02T09:30',
      '2026-12-03T09:00/2026-12-03T10:00',
    ]);
  });

  it('has single occurrences moved and cancelled', () => {
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/London:20261019T090000',
      'DTSTART;TZID=Europe/London:20261020T150000',
      'DTEND;TZID=Europe/London:20261020T170000',
    );
    const cancelled = event('RECURRENCE-ID:20261026T090000Z', 'STATUS:CANCELLED', 'DTSTART:20261026T090000Z');
    assert.deepEqual(read(calendar(...cancelled, ...event(...weekly), ...moved)), [
      '2026-10-12T08:00/2026-10-12T09:00',
      '2026-10-20T14:00/2026-10-20T16:00',
      '2026-11-02T09:00/2026-11-02T10:00',
    ]);
  });

  it('is changed from one occurrence on', () => {
    const following = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261026T090000',
      'DTSTART;TZID=Europe/London:20261026T110000',
      'DURATION:PT30M',
    );
    assert.deepEqual(read(calendar(...event(...weekly), ...following)), [
      '2026-10-12T08:00/2026-10-12T09:00',
      '2026-10-19T08:00/2026-10-19T09:00',
      '2026-10-26T11:00/2026-10-26T11:30',
      '2026-11-02T11:00/2026-11-02T11:30',
    ]);
  });

  it('is changed again and again, each time from one occurrence on', () => {
    const from = (date: string, hour: string) =>
      event(
        `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:${date}T090000`,
        `DTSTART;TZID=Europe/London:${date}T${hour}0000`,
        'DURATION:PT30M',
      );
    const changes = [from('20261102', '13'), from('20261019', '11'), from('20261026', '12')];
    const twice = weekly.map((line) => line.replace('WEEKLY', 'WEEKLY;BYDAY=MO,TH'));
    assert.deepEqual(read(calendar(...event(...twice), ...changes.flat())), [
      '2026-10-12T08:00/2026-10-12T09:00',
      '2026-10-15T08:00/2026-10-15T09:00',
      '2026-10-19T10:00/2026-10-19T10:30',
      '2026-10-22T10:00/2026-10-22T10:30',
      '2026-10-26T12:00/2026-10-26T12:30',
      '2026-10-29T12:00/2026-10-29T12:30',
      '2026-11-02T13:00/2026-11-02T13:30',
    ]);
  });

  it('without an end ends with the window', () => {
    const times = readEvents('DTSTART:19700105T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY');
    assert.equal(times.length, 364);
    assert.deepEqual(
      [times[0], times.at(-1)],
      ['2026-01-01T09:00/2026-01-01T10:00', '2026-12-30T09:00/2026-12-30T10:00'],
    );
  });

  it('reaches into the window from before it', () => {
    const nightly = ['DTSTART:20251230T220000Z', 'DURATION:PT4H', 'RRULE:FREQ=DAILY;COUNT=3'];
    assert.deepEqual(readEvents(...nightly), [
      '2025-12-31T22:00/2026-01-01T02:00',
      '2026-01-01T22:00/2026-01-02T02:00',
    ]);
  });
});

describe('a calendar', () => {
  it('has a name, titles, and folded lines', () => {
    const text = calendar('X-WR-CALNAME:My\\, own', ...event('DTSTART:20260302T090000Z', 'DURATION:PT1H'));
    const folded = text.replace('SUMMARY:Busy', 'SUMMARY:Sem\r\n inar\\n A\r\n\t\\; B');
    const { name, times } = readBusyTimes(folded, { timeZone: 'UTC', window, mostTimes: 10 });
    assert.deepEqual([name, times[0]?.title], ['My, own', 'Seminar  A; B']);
  });

  it('may say when somebody is busy and not with what', () => {
    const busy = [
      'BEGIN:VFREEBUSY',
      'FREEBUSY;FBTYPE=BUSY:20260302T090000Z/PT1H,20260303T090000Z/20260303T100000Z',
      'FREEBUSY;FBTYPE=FREE:20260304T090000Z/PT1H',
      'END:VFREEBUSY',
    ];
    assert.deepEqual(read(calendar(...busy)), [
      '2026-03-02T09:00/2026-03-02T10:00',
      '2026-03-03T09:00/2026-03-03T10:00',
    ]);
  });

  it('reads the same from its essence, which holds nobody else’s data', () => {
    const secret = ['DESCRIPTION:private matters', 'ATTENDEE;CN=Eve:mailto:eve@example.org', 'LOCATION:Home'];
    const text = calendar(
      ...event('DTSTART;TZID=Europe/London:20260302T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY', ...secret),
      ...event('DTSTART:19990302T090000Z', 'DURATION:PT1H', 'SUMMARY:long ago'),
    );
    const options = { timeZone: 'UTC', window, mostTimes: 1_000 };
    const { essence, times } = readBusyTimes(text, options);
    assert.deepEqual(readBusyTimes(essence, options).times, times);
    assert.doesNotMatch(essence, /private|eve@|Home|long ago/);
  });
});
