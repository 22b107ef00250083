import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readBusyTimes } from './busy-times.ts';

const window = { start: Date.parse('2026-01-01T00:00Z'), end: Date.parse('2027-01-01T00:00Z') };

interface Case {
  readonly file: string;
  /** Of the person whose calendar it is. */
  readonly timeZone: string;
  readonly name: string;
  readonly times: readonly string[];
}

/** Made by hand in the manner of each program. London's clocks change on 29 March and 25 October, New York's on 1 November. */
const cases: readonly Case[] = [
  {
    file: 'google-weekly.ics',
    timeZone: 'Europe/London',
    name: 'Timetable, autumn',
    times: [
      '2026-10-05T09:00Z/2026-10-05T10:00Z',
      '2026-10-12T09:00Z/2026-10-12T10:00Z',
      '2026-10-26T10:00Z/2026-10-26T11:00Z',
      '2026-11-03T14:00Z/2026-11-03T15:30Z',
      '2026-11-09T10:00Z/2026-11-09T11:00Z',
    ],
  },
  {
    file: 'google-mixed.ics',
    timeZone: 'Asia/Karachi',
    name: 'ayesha@example.edu',
    times: [
      '2026-09-14T04:00Z/2026-09-14T05:30Z',
      '2026-09-20T19:00Z/2026-09-23T19:00Z',
      '2026-10-06T09:30Z/2026-10-06T10:45Z',
      '2026-10-08T09:30Z/2026-10-08T10:45Z',
      '2026-10-13T09:30Z/2026-10-13T10:45Z',
      '2026-10-15T09:30Z/2026-10-15T10:45Z',
    ],
  },
  {
    file: 'google-split-series.ics',
    timeZone: 'America/New_York',
    name: 'Lab',
    times: [
      '2026-09-09T22:00Z/2026-09-09T23:30Z',
      '2026-10-02T13:00Z/2026-10-02T14:00Z',
      '2026-10-09T13:00Z/2026-10-09T14:00Z',
      '2026-10-14T22:00Z/2026-10-14T23:30Z',
      '2026-10-16T14:00Z/2026-10-16T15:00Z',
      '2026-10-23T14:00Z/2026-10-23T15:00Z',
      '2026-10-30T14:00Z/2026-10-30T15:00Z',
      '2026-11-06T15:00Z/2026-11-06T16:00Z',
      '2026-11-11T23:00Z/2026-11-12T00:30Z',
      // One occurrence of somebody else's series, which is not here.
      '2026-11-20T20:00Z/2026-11-20T21:00Z',
      '2026-12-09T23:00Z/2026-12-10T00:30Z',
    ],
  },
  {
    file: 'outlook-weekly.ics',
    timeZone: 'Europe/London',
    name: 'Tom Reed',
    times: [
      '2026-03-10T14:00Z/2026-03-10T16:00Z',
      '2026-03-16T09:00Z/2026-03-16T10:00Z',
      '2026-03-23T09:00Z/2026-03-23T10:00Z',
      '2026-04-06T08:00Z/2026-04-06T09:00Z',
      '2026-04-13T08:00Z/2026-04-13T09:00Z',
    ],
  },
  {
    file: 'outlook-all-day.ics',
    timeZone: 'Asia/Karachi',
    name: 'Sana Malik',
    times: [
      '2026-05-04T06:00Z/2026-05-04T07:30Z',
      '2026-05-10T19:00Z/2026-05-15T19:00Z',
      '2026-05-20T17:00Z/2026-05-20T20:00Z',
    ],
  },
  {
    file: 'outlook-month-ends.ics',
    timeZone: 'America/New_York',
    name: 'Dana Cole',
    times: [
      '2026-09-30T13:00Z/2026-09-30T14:30Z',
      '2026-10-30T13:00Z/2026-10-30T14:30Z',
      '2026-11-02T15:00Z/2026-11-02T16:00Z',
      '2026-11-30T14:00Z/2026-11-30T15:30Z',
      '2026-12-31T14:00Z/2026-12-31T15:30Z',
    ],
  },
  {
    file: 'exchange-published.ics',
    timeZone: 'Europe/London',
    name: 'Calendar',
    times: [
      '2026-10-16T09:00Z/2026-10-16T09:30Z',
      '2026-10-20T09:00Z/2026-10-20T09:30Z',
      '2026-10-23T09:00Z/2026-10-23T09:30Z',
      '2026-10-30T10:00Z/2026-10-30T10:30Z',
      '2026-11-04T16:00Z/2026-11-04T17:00Z',
      '2026-11-13T10:00Z/2026-11-13T10:30Z',
      '2026-11-20T06:00Z/2026-11-20T07:00Z',
      '2026-11-23T00:00Z/2026-11-25T00:00Z',
    ],
  },
  {
    file: 'apple-floating.ics',
    timeZone: 'Europe/London',
    name: 'Home',
    times: [
      '2026-07-06T06:30Z/2026-07-06T07:15Z',
      '2026-10-26T07:30Z/2026-10-26T09:15Z',
      '2026-11-01T19:00Z/2026-11-01T19:30Z',
      '2026-11-15T19:00Z/2026-11-15T19:30Z',
      '2026-11-29T19:00Z/2026-11-29T19:30Z',
    ],
  },
  {
    file: 'apple-term.ics',
    timeZone: 'Europe/London',
    name: 'Lent and Easter',
    times: [
      '2026-03-09T09:30Z/2026-03-09T10:30Z',
      '2026-03-23T09:30Z/2026-03-23T10:30Z',
      '2026-03-30T08:30Z/2026-03-30T09:30Z',
      '2026-04-21T10:00Z/2026-04-21T11:30Z',
      '2026-04-27T08:30Z/2026-04-27T09:30Z',
    ],
  },
  {
    file: 'apple-travel.ics',
    timeZone: 'Asia/Karachi',
    name: 'Zain',
    times: [
      '2026-12-01T12:30Z/2026-12-01T15:00Z',
      '2026-12-02T12:30Z/2026-12-02T15:00Z',
      '2026-12-03T12:30Z/2026-12-03T15:00Z',
      '2026-12-20T00:00Z/2026-12-20T07:00Z',
      '2026-12-24T19:00Z/2026-12-26T19:00Z',
    ],
  },
];

describe('a calendar as other programs write it', () => {
  for (const { file, timeZone, name, times } of cases) {
    it(`reads ${file}`, () => {
      const text = readFileSync(new URL(`../testdata/${file}`, import.meta.url), 'utf8');
      const options = { timeZone, window, mostTimes: 100 };
      const calendar = readBusyTimes(text, options);
      assert.equal(calendar.name, name);
      assert.deepEqual(calendar.times.map(show), times);
      assert.deepEqual(readBusyTimes(calendar.essence, options).times, calendar.times, 'from its essence');
    });
  }
});

function show({ start, end }: { readonly start: number; readonly end: number }): string {
  return [start, end].map((at) => `${new Date(at).toISOString().slice(0, 16)}Z`).join('/');
}
