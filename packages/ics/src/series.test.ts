import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expandSeries, localDateTimeOf } from '@studyhall/time';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { readBusyTimes } from './busy-times.ts';
import { type Occurrence, toSeriesEvents } from './series.ts';
import { writeCalendar } from './write-calendar.ts';

const now = Date.UTC(2026, 7, 1);
const hour = 3_600_000;
const uid = 'a-series@studyhall.test';

interface Changes {
  readonly start?: string;
  readonly timeZone?: string;
  readonly everyWeeks?: number;
  readonly skip?: readonly string[];
}

/** An hour a week from the first of September 2026 to the end of the year. */
function buildOccurrences(changes: Changes = {}): Occurrence[] {
  const { start = '2026-09-01T10:00Z', timeZone = 'Europe/London', everyWeeks = 1, skip } = changes;
  const plan = { timeZone, firstStart: Date.parse(start), everyWeeks, until: '2026-12-31', skip };
  return expandSeries(plan).map((occurrence) => ({
    start: occurrence.start,
    end: occurrence.start + hour,
    occursAt: localDateTimeOf(occurrence.start, timeZone),
    title: 'Exercises',
    place: 'Library',
  }));
}

function write(occurrences: readonly Occurrence[], timeZone = 'Europe/London'): string {
  const organizer = { name: 'Study Hall', email: 'no-reply@studyhall.test' };
  const attendee = { name: 'Sana', email: 'sana@example.edu' };
  const events = toSeriesEvents({ uid, sequence: 3, timeZone, organizer, attendee, occurrences });
  return writeCalendar({ method: 'REQUEST', timeZone, events, now });
}

interface Read {
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** By the rule and the zone that the calendar brings. */
function readWithIcalJs(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const [master, ...others] = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(master, { exceptions: others });
  const iterator = event.iterator();
  const found: Read[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    found.push({
      start: startDate.toUnixTime() * 1000,
      end: endDate.toUnixTime() * 1000,
      title: item.summary,
    });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function readWithNodeIcal(text: string): Read[] {
  const event = nodeIcal.sync.parseICS(text)[uid];
  assert.ok(event?.type === 'VEVENT');
  const range = { from: new Date(now), to: new Date(now + 300 * 24 * hour) };
  return nodeIcal
    .expandRecurringEvent(event, range)
    .map(({ start, end, event: { summary } }) => ({
      start: start.getTime(),
      end: end.getTime(),
      title: String(summary),
    }))
    .toSorted((a, b) => a.start - b.start);
}

function readWithOurs(text: string): Read[] {
  const window = { start: now, end: now + 300 * 24 * hour };
  return [...readBusyTimes(text, { timeZone: 'Asia/Tokyo', window, mostTimes: 200 }).times];
}

const move = (occurrence: Occurrence, by: number, changes: Partial<Occurrence> = {}): Occurrence => ({
  ...occurrence,
  start: occurrence.start + by,
  end: occurrence.end + by,
  ...changes,
});

const weekly = buildOccurrences();
const readers = { ours: readWithOurs, icalJs: readWithIcalJs, nodeIcal: readWithNodeIcal };
type Case = [
  what: string,
  occurrences: readonly Occurrence[],
  timeZone?: string,
  except?: keyof typeof readers,
];
const cases: readonly Case[] = [
  ['a week apart, across a change of the clocks', weekly],
  ['two weeks apart', buildOccurrences({ everyWeeks: 2 })],
  ['without some dates', buildOccurrences({ skip: ['2026-09-15', '2026-10-27'] })],
  [
    'with one moved and renamed',
    weekly.with(4, move(weekly[4] ?? assert.fail(), 26 * hour, { title: 'Test' })),
  ],
  ['moved from some date on', weekly.map((each, index) => (index < 6 ? each : move(each, 49 * hour)))],
  [
    'longer from some date on',
    weekly.map((each, index) => (index < 6 ? each : { ...each, end: each.end + hour })),
  ],
  ['of which the first is moved', weekly.with(0, move(weekly[0] ?? assert.fail(), -20 * hour))],
  ['of which one is left', weekly.slice(3, 4)],
  ['of which every other is left', weekly.filter((_, index) => index % 2 === 1)],
  ['in UTC', buildOccurrences({ timeZone: 'UTC' }), 'UTC'],
  [
    'where the clocks have no rule',
    buildOccurrences({ timeZone: 'Africa/Casablanca', start: '2026-09-06T01:30Z' }),
    'Africa/Casablanca',
  ],
  [
    'at a time that the clocks skip once',
    buildOccurrences({ timeZone: 'America/Santiago', start: '2026-08-30T04:30Z' }),
    'America/Santiago',
    // It passes RDATE over.
    'nodeIcal',
  ],
  [
    'at a time that the clocks show twice once',
    buildOccurrences({ timeZone: 'America/New_York', start: '2026-09-06T05:30Z' }),
    'America/New_York',
    // It takes the second of the two, where RFC 5545 means the first.
    'icalJs',
  ],
];

describe('a series that is written', () => {
  for (const [what, occurrences, timeZone, except] of cases) {
    it(`is the same to ical.js, node-ical and us: ${what}`, () => {
      const text = write(occurrences, timeZone);
      const expected = occurrences
        .map(({ start, end, title }) => ({ start, end, title }))
        .toSorted((a, b) => a.start - b.start);
      for (const [name, read] of Object.entries(readers))
        if (name !== except) assert.deepEqual(read(text), expected, name);
    });
  }

  it('is the same to all where somebody comes to some of it, and the rule is not there', () => {
    const moved = move(weekly[6] ?? assert.fail(), 26 * hour);
    const some = [weekly[1] ?? assert.fail(), weekly[3] ?? assert.fail(), moved];
    const event = { uid, sequence: 1, timeZone: 'Europe/London', status: 'confirmed' } as const;
    const events = some.map((occurrence) => ({ ...event, ...occurrence }));
    const text = writeCalendar({ name: 'Study Hall', timeZone: 'Asia/Karachi', events, now });
    const expected = some.map(({ start, end, title }) => ({ start, end, title }));
    assert.deepEqual(readWithOurs(text), expected);
    const alone = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
      const { startDate, endDate, summary: title } = new ICAL.Event(component);
      return { start: startDate.toUnixTime() * 1000, end: endDate.toUnixTime() * 1000, title };
    });
    assert.deepEqual(alone, expected);
    const known = nodeIcal.sync.parseICS(text)[uid];
    assert.ok(known?.type === 'VEVENT');
    // It keeps each by its date and by its instant.
    const starts = Object.values(known.recurrences ?? {}).map((each) => Number(each.start));
    assert.deepEqual(
      [...new Set(starts)].toSorted((a, b) => a - b),
      expected.map(({ start }) => start),
    );
  });

  it('is one rule with its exceptions, under one uid and sequence', () => {
    const moved = weekly.with(4, move(weekly[4] ?? assert.fail(), 26 * hour)).toSpliced(2, 1);
    const text = write(moved).replaceAll('\r\n ', '');
    assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 2);
    assert.equal(text.match(new RegExp(`\r\nUID:${uid}\r\nSEQUENCE:3\r\n`, 'g'))?.length, 2);
    assert.match(text, /\r\nDTSTART;TZID=Europe\/London:20260901T110000\r\n/);
    assert.match(text, /\r\nRRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20261229T110000Z;BYDAY=TU\r\n/);
    assert.match(text, /\r\nEXDATE;TZID=Europe\/London:20260915T110000\r\n/);
    assert.match(text, /\r\nRECURRENCE-ID;TZID=Europe\/London:20260929T110000\r\n/);
    assert.match(text, /\r\nORGANIZER;CN="Study Hall":mailto:no-reply@studyhall.test\r\n/);
    assert.match(text, /\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n/);
    assert.match(text, /\r\nMETHOD:REQUEST\r\n/);
  });
});
