import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBusyTimes } from './busy-times.ts';
import { InvalidCalendarError } from './errors.ts';

const window = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 1, 28) };

function refusalOf(text: string): string {
  try {
    readBusyTimes(text, { timeZone: 'UTC', window, mostTimes: 5_000 });
  } catch (error) {
    if (error instanceof InvalidCalendarError) return `${error.line}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\n');
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  'DTSTART:20260302T090000Z',
  'DTEND:20260302T100000Z',
  ...lines,
  'END:VEVENT',
];
const many = (count: number, lines: readonly string[]) => Array.from({ length: count }, () => lines).flat();

const refused: Readonly<Record<string, readonly [text: string, refusal: RegExp]>> = {
  'is empty': ['', /^1: The calendar is empty/],
  'is a web page': ['<!doctype html>\n<p>Sign in</p>', /^1: A calendar begins with BEGIN:VCALENDAR/],
  'is an event alone': ['BEGIN:VEVENT\nEND:VEVENT', /^1: A calendar begins with/],
  'ends half way': ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T090000Z', /^2: BEGIN:VEVENT has no END/],
  'closes what is not open': [
    'BEGIN:VCALENDAR\nEND:VEVENT',
    /^2: END:VEVENT closes nothing here; END:VCALENDAR/,
  ],
  'goes on after its end': [`${calendar()}\nX:1`, /^3: A calendar begins with/],
  'has a line without a colon': [calendar('nonsense'), /^2: This is not a line of a calendar/],
  'has an open quote': [calendar(...event('EXDATE;TZID="x:20260101T000000')), /^5: The line cannot be read/],
  'has an event without a start': [calendar('BEGIN:VEVENT', 'END:VEVENT'), /^2: The event has no DTSTART/],
  'has a time that is none': [
    calendar('BEGIN:VEVENT', 'DTSTART:soon', 'END:VEVENT'),
    /^3: This is not a date/,
  ],
  'has a date that does not exist': [
    calendar('BEGIN:VEVENT', 'DTSTART:20260230T090000', 'END:VEVENT'),
    /^3: There is no such date/,
  ],
  'ends before it starts': [
    calendar('BEGIN:VEVENT', 'DTSTART:20260302T090000Z', 'DTEND:20260302T080000Z', 'END:VEVENT'),
    /^4: The event ends before it starts/,
  ],
  'has an unknown zone': [
    calendar('BEGIN:VEVENT', 'DTSTART;TZID=Mars:20260302T090000', 'END:VEVENT'),
    /^3: The time zone "Mars" is neither known nor described/,
  ],
  'repeats every second': [calendar(...event('RRULE:FREQ=SECONDLY')), /^5: .*more often than hourly/],
  'repeats a thousand times a day': [
    calendar(...event(`RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=${[...Array(20).keys()]}`)),
    /^5: .*more than 96 times a day/,
  ],
  'repeats by no known frequency': [
    calendar(...event('RRULE:FREQ=SOMETIMES')),
    /^5: The line cannot be read/,
  ],
  'repeats without a frequency': [calendar(...event('RRULE:INTERVAL=2')), /^5: .*it has no FREQ/],
  'has thousands of rules in one event': [
    calendar(...event(...many(10_000, ['RRULE:FREQ=DAILY']))),
    /^25: An event has at most 20 rules/,
  ],
  'has thousands of rules without an end': [
    calendar(...many(10_000, event('RRULE:FREQ=DAILY'))),
    /^\d+: Up to here there are more than 5000 busy times/,
  ],
  'counts to a million, a thousand times over': [
    calendar(
      ...many(1_000, [
        'BEGIN:VEVENT',
        'DTSTART:19010101T000000Z',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY;COUNT=1000000;BYMONTH=2;BYMONTHDAY=30',
        'END:VEVENT',
      ]),
    ),
    /^\d+: The rules of this calendar repeat too much/,
  ],
  'repeats every minute, although it takes no time then': [
    calendar(
      ...event('UID:1', `RRULE:FREQ=HOURLY;BYMINUTE=${[...Array(60).keys()]}`),
      ...event('UID:1', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260302T090000Z', 'TRANSP:TRANSPARENT'),
    ),
    /^2: The rules of this calendar repeat too much/,
  ],
  'has a line of a megabyte': [
    calendar(...event(`SUMMARY:${'x'.repeat(1_000_000)}`)),
    /^5: The line is longer than 500000 characters/,
  ],
  'has a megabyte folded into one line': [
    calendar(...event('SUMMARY:x', ...many(20_000, [` ${'x'.repeat(60)}`]))),
    /^5: The line is longer than 500000 characters/,
  ],
  'is nested without end': ['BEGIN:VCALENDAR\n'.repeat(100_000), /^9: Entries lie more than 8 deep/],
  'has hundreds of thousands of lines': [
    `BEGIN:VCALENDAR\n${'X:\n'.repeat(300_000)}`,
    /^250001: There are more than 250000/,
  ],
  'describes a zone that changes every hour for ever': [
    calendar(
      'BEGIN:VTIMEZONE',
      'TZID:Odd',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'RRULE:FREQ=HOURLY',
      'TZOFFSETFROM:+0000',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'DTSTART;TZID=Odd:20260302T090000',
      'END:VEVENT',
    ),
    /^\d+: .*(repeat too much|changes its clocks)/,
  ],
};

describe('a calendar is refused, with the line, when it', () => {
  for (const [name, [text, refusal]] of Object.entries(refused)) {
    it(name, () => assert.match(refusalOf(text), refusal));
  }
});

describe('a calendar is bounded when it', () => {
  const harmless: Readonly<Record<string, string>> = {
    'has a rule that no date fulfils': calendar(...event('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')),
    'asks for positions that no month has': calendar(...event('RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9')),
    'lasts for ever': calendar(
      'BEGIN:VEVENT',
      'DTSTART:00010101T000000Z',
      'DTEND:99991231T235959Z',
      'END:VEVENT',
    ),
    'has parts that matter to nobody': calendar(
      ...event('X-ANYTHING:1', 'BEGIN:VALARM', 'TRIGGER:nonsense', 'END:VALARM'),
      'BEGIN:X-UNKNOWN',
      'DTSTART:nonsense',
      'END:X-UNKNOWN',
    ),
  };
  for (const [name, text] of Object.entries(harmless)) {
    it(name, () => assert.equal(refusalOf(text), 'accepted'));
  }
});
