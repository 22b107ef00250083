import assert from 'node:assert/strict';
import type { BrowserWorld } from './browser-world.ts';

interface Entry {
  readonly title: string;
  readonly start: Date;
  readonly minutes: number;
}

const dayMs = 86_400_000;

/** A timetable, and a calendar from elsewhere: what a full calendar shows. */
export async function fillCalendar({ api }: BrowserWorld, token: string): Promise<void> {
  const startsOn = new Date(Date.now() - 60 * dayMs).toISOString().slice(0, 10);
  const endsOn = new Date(Date.now() + 60 * dayMs).toISOString().slice(0, 10);
  const classOf = (title: string, weekday: number, [from, to]: [string, string]) => ({
    title,
    weekday,
    from,
    to,
    startsOn,
    endsOn,
  });
  const classes = [
    classOf('Linear Algebra', 1, ['09:00', '10:30']),
    classOf('Data Structures', 1, ['11:00', '12:30']),
    classOf('Data Structures, laboratory', 2, ['14:00', '16:30']),
    classOf('Linear Algebra', 3, ['09:00', '10:30']),
    classOf('Technical Writing', 3, ['13:30', '15:00']),
    classOf('Probability', 4, ['10:00', '11:30']),
  ];
  const save = (except: readonly string[]) =>
    api.put<{ clashes?: { start: string }[] }>('/api/calendar/me/timetable', {
      token,
      body: { timeZone: 'Asia/Karachi', classes: classes.map((one) => ({ ...one, except })) },
    });
  const first = await save([]);
  // Whoever has sessions already goes to them instead.
  const clashes = first.body.clashes?.map(({ start }) => start.slice(0, 10)) ?? [];
  const saved = first.status === 409 ? await save([...new Set(clashes)]) : first;
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const today = new Date(new Date().toISOString().slice(0, 10));
  const at = (days: number, hour: number) => new Date(today.getTime() + days * dayMs + hour * 3_600_000);
  await importCalendar({ api }, token, [
    { title: 'Choir', start: at(0, 13), minutes: 90 },
    { title: 'Choir', start: at(7, 13), minutes: 90 },
    { title: 'Shift at the library', start: at(1, 5), minutes: 240 },
    { title: 'Dentist', start: at(0, 8), minutes: 45 },
    { title: 'Call home', start: at(0, 8.25), minutes: 30 },
  ]);
}

/** Busy time from elsewhere. */
export async function importCalendar(
  { api }: Pick<BrowserWorld, 'api'>,
  token: string,
  entries: readonly Entry[],
  name = 'My own calendar',
): Promise<void> {
  const stamp = (date: Date) => `${date.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  const events = entries.flatMap(({ title, start, minutes }, index) => [
    'BEGIN:VEVENT',
    `UID:entry-${index}@example.edu`,
    `DTSTAMP:${stamp(start)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + minutes * 60_000))}`,
    `SUMMARY:${title}`,
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', `X-WR-CALNAME:${name}`];
  const body = [...lines, ...events, 'END:VCALENDAR', ''].join('\r\n');
  const headers = { 'content-type': 'text/calendar' };
  const answer = await api.post('/api/calendar/me/imports', { token, body, headers });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
}
