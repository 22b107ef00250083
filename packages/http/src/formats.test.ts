import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formats } from './formats.ts';

const cases: Readonly<Record<string, { good: readonly string[]; bad: readonly string[] }>> = {
  date: {
    good: ['2026-01-31', '2024-02-29', '2000-02-29', '0001-01-01'],
    bad: [
      '2026-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '26-01-01',
      '2026-1-1',
    ],
  },
  'date-time': {
    good: ['2026-01-31T09:00:00Z', '2026-01-31T23:59:59.999Z', '2026-01-31T09:00:00+05:45'],
    bad: [
      '2026-01-31T09:00:00',
      '2026-01-31',
      '2026-02-30T09:00:00Z',
      '2026-01-31T24:00:00Z',
      '2026-01-31T09:60:00Z',
      '2026-01-31T09:00:60Z',
      '2026-01-31T09:00:00+24:00',
      '2026-01-31T09:00Z',
    ],
  },
  'time-zone': {
    good: ['Asia/Karachi', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Australia/Lord_Howe'],
    bad: ['Mars/Olympus', '+05:00', 'Z', '', 'asia', `Asia/${'x'.repeat(60)}`],
  },
  email: {
    good: ['ada@example.edu', 'a.b+c@x-y.co.uk', 'ünï@example.edu'],
    bad: [
      'ada',
      'ada@',
      '@example.edu',
      'a b@example.edu',
      'ada@example',
      'ada@-x.edu',
      `${'a'.repeat(65)}@b.co`,
      'a@b..co',
    ],
  },
  uuid: {
    good: ['0190f3a2-5b7c-7def-8123-456789abcdef', '0190F3A2-5B7C-7DEF-8123-456789ABCDEF'],
    bad: ['0190f3a2-5b7c-7def-8123-456789abcde', '0190f3a25b7c7def8123456789abcdef', '../0190f3a2'],
  },
  uri: {
    good: ['https://meet.example.edu/x?y=1', 'http://localhost:3000/'],
    bad: [
      'javascript:alert(1)',
      'ftp://example.edu',
      'https://',
      'example.edu',
      'https://me:secret@example.edu/',
    ],
  },
};

for (const [name, { good, bad }] of Object.entries(cases)) {
  describe(`format ${name}`, () => {
    for (const text of good) test(`takes ${text}`, () => assert.ok(formats[name]?.validate(text)));
    for (const text of bad) test(`refuses "${text}"`, () => assert.ok(!formats[name]?.validate(text)));
  });
}
