import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { readBusyTimes } from './busy-times.ts';
import { type WrittenEvent, writeCalendar } from './write-calendar.ts';

const now = Date.UTC(2026, 2, 1);
const hour = 3_600_000;
const zones = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'UTC',
];

/** Every six hours and a bit of two years: before, in and after each change of the clocks. */
function buildEvents(): WrittenEvent[] {
  return Array.from({ length: 1_200 }, (_, index) => {
    const start = now + index * 6.5 * hour;
    const title = index % 3 === 0 ? `Logic, “sets”; proofs ${index}` : `CS-101 ${'ü'.repeat(index % 60)}`;
    return {
      uid: `session:${index}@studyhall`,
      sequence: index % 4,
      title,
      status: 'confirmed',
      start,
      end: start + hour,
    };
  });
}

describe('a calendar that is written', () => {
  for (const timeZone of zones) {
    const events = buildEvents();
    const text = writeCalendar({ name: 'Study Hall', timeZone, events, now });

    it(`comes back whole in ${timeZone}`, () => {
      const window = { start: now, end: now + 800 * 24 * hour };
      const { name, times } = readBusyTimes(text, { timeZone: 'Asia/Tokyo', window, mostTimes: 2_000 });
      assert.equal(name, 'Study Hall');
      assert.deepEqual(
        times,
        events.map(({ start, end, title }) => ({ start, end, title })),
      );
    });

    it(`is the same instants to ical.js, by the zone it brings, in ${timeZone}`, () => {
      const component = new ICAL.Component(ICAL.parse(text));
      for (const zone of component.getAllSubcomponents('vtimezone')) {
        ICAL.TimezoneService.register(new ICAL.Timezone(zone));
      }
      const found = component.getAllSubcomponents('vevent').map((each) => {
        const { uid, sequence, startDate, endDate } = new ICAL.Event(each);
        return { uid, sequence, start: startDate.toUnixTime() * 1000, end: endDate.toUnixTime() * 1000 };
      });
      assert.deepEqual(
        found,
        events.map(({ uid, sequence, start, end }) => ({ uid, sequence, start, end })),
      );
    });

    it(`is the same instants to node-ical in ${timeZone}`, () => {
      const parsed = nodeIcal.sync.parseICS(text);
      for (const { uid, start, end } of events) {
        const found = parsed[uid];
        assert.ok(found?.type === 'VEVENT', uid);
        assert.deepEqual([found.start.getTime(), found.end?.getTime()], [start, end], uid);
      }
    });
  }

  it('says what is tentative and what is cancelled', () => {
    const [first] = buildEvents();
    assert.ok(first);
    const event = (status: WrittenEvent['status']) =>
      writeCalendar({ name: 'x', timeZone: 'UTC', events: [{ ...first, status }], now });
    for (const status of ['confirmed', 'tentative', 'cancelled'] as const) {
      assert.match(event(status), new RegExp(`\r\nSTATUS:${status.toUpperCase()}\r\n`));
    }
  });

  it('has lines of at most 75 octets, ended by CRLF', () => {
    const lines = writeCalendar({ name: 'x', timeZone: 'Europe/London', events: buildEvents(), now }).split(
      '\r\n',
    );
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n')));
  });
});
