import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { InvalidCalendarError } from '@studyhall/ics';
import { createCalendarReader } from './calendar-reader.ts';

const window = { start: Date.parse('2026-03-01T00:00Z'), end: Date.parse('2026-04-01T00:00Z') };
const options = { timeZone: 'UTC', window, mostTimes: 5_000 };
const limits = { longestMs: 20_000, mostMegabytes: 256 };

function calendarOf(eventCount: number): string {
  const event = 'BEGIN:VEVENT\nSUMMARY:Dentist\nDTSTART:20260303T090000Z\nDURATION:PT1H\nEND:VEVENT\n';
  return `BEGIN:VCALENDAR\n${event.repeat(eventCount)}END:VCALENDAR\n`;
}

const tooMuch = (error: unknown) => {
  assert.ok(error instanceof InvalidCalendarError);
  assert.match(error.message, /too much time or memory/);
  assert.ok(error.line >= 1);
  return true;
};

describe('a calendar reader', () => {
  it('gives up what takes too long', async () => {
    const reader = createCalendarReader({ ...limits, longestMs: 400 });
    try {
      await assert.rejects(reader.read(calendarOf(40_000), { ...options, mostTimes: 50_000 }), tooMuch);
    } finally {
      await reader.close();
    }
  });

  it('gives up what takes too much memory, and reads the next one', async () => {
    const reader = createCalendarReader({ ...limits, mostMegabytes: 24 });
    try {
      await assert.rejects(reader.read(calendarOf(49_000), { ...options, mostTimes: 50_000 }), tooMuch);
      const { times } = await reader.read(calendarOf(1), options);
      assert.equal(times.length, 1);
    } finally {
      await reader.close();
    }
  });
});
