import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeIcs } from './ics.ts';

const event = {
  id: '0190',
  host: 'study.example',
  start: '2026-03-03T09:30:00.000Z',
  end: '2026-03-03T10:30:00.000Z',
  title: 'CS-201 with Azhar',
  description: '',
  location: '',
  madeAt: 0,
};

test('an event is written in UTC', () => {
  const text = writeIcs(event);
  assert.match(text, /\r\nDTSTART:20260303T093000Z\r\nDTEND:20260303T103000Z\r\n/);
  assert.match(text, /\r\nUID:0190@study\.example\r\n/);
  assert.ok(text.endsWith('END:VCALENDAR\r\n'));
});

test('text cannot end its line', () => {
  const text = writeIcs({ ...event, title: 'a;b,c\\d\nEND:VEVENT' });
  assert.ok(text.includes('SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\r\n'));
  assert.equal(text.split('\r\n').filter((line) => line === 'END:VEVENT').length, 1);
});

test('no line is longer than 75 octets, and none breaks a character', () => {
  const title = 'ٹیوٹر کے ساتھ نشست '.repeat(12);
  const lines = writeIcs({ ...event, title }).split('\r\n');
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(lines.join('\r\n').replaceAll('\r\n ', '').includes(title));
});
