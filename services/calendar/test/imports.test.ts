import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { ImportAnswer } from '../src/routes/imports.schema.ts';
import {
  type BusyProblem,
  buildReservation,
  move,
  readCalendar,
  reserve,
  tokens,
  useCalendar,
} from './calendar-app.ts';

/* Imports count from two months before the present on: the tests live in March 2026. */
const now = Date.parse('2026-03-02T08:00:00Z');
const path = '/api/calendar/me/imports';

interface Page {
  readonly items: ImportAnswer[];
  readonly nextCursor: null;
}

function calendarOf(...events: string[][]): string {
  const lines = events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'X-WR-CALNAME:Work', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

const dentist = ['SUMMARY:Dentist', 'DTSTART:20260303T090000Z', 'DTEND:20260303T100000Z'];
const standup = [
  'SUMMARY:Stand-up',
  'DTSTART:20260302T090000Z',
  'DURATION:PT15M',
  'RRULE:FREQ=WEEKLY;COUNT=3',
];

forEachEngine('imports', (engine) => {
  const calendar = useCalendar(engine, { now: () => now });

  async function as(personId: string) {
    const token = await tokens.tokenFor({ id: personId });
    const { api } = calendar;
    const headers = { 'content-type': 'text/calendar; charset=utf-8' };
    return {
      token,
      list: async () => (await api.get<Page>(path, { token })).body.items,
      upload: <Body = ImportAnswer>(body: string, more: Record<string, string> = {}) =>
        api.post<Body>(path, { token, body, headers: { ...headers, ...more } }),
      replace: <Body = ImportAnswer>(id: string, body: string) =>
        api.put<Body>(`${path}/${id}`, { token, body, headers }),
      remove: (id?: string) => api.delete(id === undefined ? path : `${path}/${id}`, { token }),
    };
  }

  async function titlesOf(personId: string): Promise<string[]> {
    return (await readCalendar(calendar, personId)).map(
      ({ start, title }) => `${start.slice(0, 16)} ${title}`,
    );
  }

  it('put busy time into the calendar, by its kind', async () => {
    const personId = newId();
    const me = await as(personId);
    const { status, body } = await me.upload(calendarOf(dentist));
    const at = new Date(now).toISOString();
    const id = body.id;
    assert.equal(status, 201);
    assert.deepEqual(body, {
      id,
      kind: 'upload',
      name: 'Work',
      url: null,
      createdAt: at,
      readAt: at,
      failing: null,
    });
    assert.deepEqual(await me.list(), [body]);
    assert.deepEqual(await readCalendar(calendar, personId), [
      {
        start: '2026-03-03T09:00:00.000Z',
        end: '2026-03-03T10:00:00.000Z',
        kind: 'imported',
        title: 'Dentist',
        tentative: false,
        links: { importId: id },
      },
    ]);
  });

  it('take time that nobody can book then', async () => {
    const body = buildReservation({ start: '2026-03-03T09:30:00Z', end: '2026-03-03T10:30:00Z' });
    const [personId = ''] = body.people;
    await (await as(personId)).upload(calendarOf(dentist));
    const refused = await reserve<BusyProblem>(calendar, body);
    assert.deepEqual([refused.status, refused.body.code], [409, 'time-taken']);
    assert.deepEqual(refused.body.busy, [
      { personId, start: '2026-03-03T09:00:00.000Z', end: '2026-03-03T10:00:00.000Z' },
    ]);
    const after = { ...body, start: '2026-03-03T10:00:00Z', end: '2026-03-03T11:00:00Z' };
    assert.equal((await reserve(calendar, after)).status, 201);
  });

  it('cancel nothing that is in the calendar already', async () => {
    const body = buildReservation({
      start: '2026-03-03T09:30:00Z',
      end: '2026-03-03T10:30:00Z',
      kind: 'offer',
    });
    const [personId = ''] = body.people;
    await reserve(calendar, body);
    await (await as(personId)).upload(calendarOf(dentist));
    assert.deepEqual(await titlesOf(personId), [
      '2026-03-03T09:00 Dentist',
      '2026-03-03T09:30 CS-101 tutoring',
    ]);
    assert.equal((await reserve(calendar, body)).status, 200, 'a repeat');
    const { start, end } = body;
    const confirmed = await move(calendar, body.ref, { start, end, version: 2, kind: 'session' });
    assert.equal(confirmed.status, 200, 'in place');
    const elsewhere = { start: '2026-03-03T08:30:00Z', end: '2026-03-03T09:30:00Z', version: 3 };
    assert.equal((await move(calendar, body.ref, elsewhere)).status, 409, 'into imported time');
  });

  it('stand side by side, and are deleted one by one or all at once', async () => {
    const personId = newId();
    const me = await as(personId);
    const first = (await me.upload(calendarOf(dentist))).body.id;
    await me.upload(calendarOf(standup));
    await me.upload(calendarOf(dentist));
    assert.equal((await titlesOf(personId)).length, 5);
    assert.equal((await me.remove(first)).status, 204);
    assert.equal((await me.remove(first)).status, 404);
    assert.equal((await titlesOf(personId)).length, 4);
    assert.equal((await me.remove()).status, 204);
    assert.equal((await me.remove()).status, 204);
    assert.deepEqual([await me.list(), await titlesOf(personId)], [[], []]);
  });

  it('are replaced by another upload, as a whole', async () => {
    const personId = newId();
    const me = await as(personId);
    const { id } = (await me.upload(calendarOf(dentist))).body;
    assert.equal((await me.replace(id, calendarOf(standup))).status, 200);
    assert.deepEqual(await titlesOf(personId), [
      '2026-03-02T09:00 Stand-up',
      '2026-03-09T09:00 Stand-up',
      '2026-03-16T09:00 Stand-up',
    ]);
    assert.equal((await me.list()).length, 1);
  });

  it('stay in place when another cannot be read, which says why and where', async () => {
    const personId = newId();
    const me = await as(personId);
    const { id } = (await me.upload(calendarOf(dentist))).body;
    const endless = calendarOf(standup, ['DTSTART:20260302T090000Z', 'RRULE:FREQ=SECONDLY']);
    for (const refused of [await me.upload<Problem>(endless), await me.replace<Problem>(id, endless)]) {
      assert.deepEqual([refused.status, refused.body.code], [422, 'invalid-calendar']);
      assert.match(
        refused.body.detail,
        /^Line 11: The rule cannot be used: it repeats more often than hourly/,
      );
    }
    assert.deepEqual(await titlesOf(personId), ['2026-03-03T09:00 Dentist']);
  });

  it('are one’s own alone', async () => {
    const [owner, stranger] = [await as(newId()), await as(newId())];
    const { id } = (await owner.upload(calendarOf(dentist))).body;
    assert.deepEqual(await stranger.list(), []);
    assert.equal((await stranger.remove(id)).status, 404);
    assert.equal((await stranger.replace(id, calendarOf(standup))).status, 404);
    assert.equal((await owner.list()).length, 1);
    for (const call of [calendar.api.get, calendar.api.post, calendar.api.delete]) {
      assert.equal((await call(path)).status, 401);
    }
  });

  it('are at most ten', async () => {
    const me = await as(newId());
    for (let count = 0; count < 10; count += 1)
      assert.equal((await me.upload(calendarOf(dentist))).status, 201);
    const { status, body } = await me.upload<Problem>(calendarOf(dentist));
    assert.deepEqual([status, body.code], [409, 'too-many-imports']);
  });

  it('are brought in one at a time', async () => {
    const personId = newId();
    const me = await as(personId);
    const { promise, resolve } = Promise.withResolvers<void>();
    const another = calendar.context.importTurns.take(personId, () => promise);
    const { status, body, headers } = await me.upload<Problem>(calendarOf(dentist));
    assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'imports-busy', '5']);
    assert.deepEqual(await me.list(), []);
    resolve();
    await another;
    assert.equal((await me.upload(calendarOf(dentist))).status, 201);
  });

  it('are made once under an Idempotency-Key', async () => {
    const me = await as(newId());
    const key = { 'idempotency-key': newId() };
    const [first, second] = [
      await me.upload(calendarOf(dentist), key),
      await me.upload(calendarOf(dentist), key),
    ];
    assert.deepEqual([second.status, second.body], [201, first.body]);
    assert.equal((await me.list()).length, 1);
    assert.equal((await me.upload(calendarOf(standup), key)).status, 422);
  });

  it('refuse other bodies', async () => {
    const { token } = await as(newId());
    const post = (body: unknown, type?: string) =>
      calendar.api.post<Problem>(path, { token, body, ...(type && { headers: { 'content-type': type } }) });
    assert.equal((await post('x', 'text/plain')).status, 415);
    assert.equal((await post('', 'text/calendar')).status, 400);
    assert.equal((await post({ url: 1 })).status, 400);
    assert.equal((await post('{"url":1}', 'application/x+json')).status, 400);
    assert.equal((await post({ url: 'https://example.org/a.ics', more: 1 })).status, 400);
    assert.equal((await post(undefined)).status, 400);
    const large = await post(`BEGIN:VCALENDAR\n${'X:x\n'.repeat(1_400_000)}`, 'text/calendar');
    assert.deepEqual([large.status, large.body.code], [413, 'body-too-large']);
  });

  describe('days and floating times', () => {
    const day = ['SUMMARY:Trip', 'DTSTART;VALUE=DATE:20260303'];

    async function tellZone(personId: string, timeZone: string): Promise<void> {
      const event = {
        specversion: '1.0',
        id: newId(),
        source: 'students',
        type: 'profile.changed',
        subject: personId,
        time: new Date(now).toISOString(),
        datacontenttype: 'application/json',
        data: { personId, name: 'Ana', timeZone },
      };
      const token = await tokens.serviceToken('students', 'calendar');
      const { body } = await calendar.api.post('/internal/events', { token, body: [event] });
      assert.deepEqual(body, { accepted: 1 });
    }

    it('are in the zone of the profile, and follow it', async (t) => {
      const personId = newId();
      await tellZone(personId, 'America/New_York');
      await (await as(personId)).upload(calendarOf(day));
      assert.deepEqual(await titlesOf(personId), ['2026-03-03T05:00 Trip']);
      await tellZone(personId, 'Asia/Tokyo');
      calendar.context.imports.kick();
      const inTokyo = async () => assert.deepEqual(await titlesOf(personId), ['2026-03-02T15:00 Trip']);
      await t.waitFor(inTokyo, { timeout: 10_000 });
    });

    it('are in the zone of the timetable where there is no profile', async () => {
      const personId = newId();
      const me = await as(personId);
      const body = { timeZone: 'Europe/London', classes: [] };
      await calendar.api.put('/api/calendar/me/timetable', { token: me.token, body });
      await me.upload(calendarOf(['SUMMARY:Trip', 'DTSTART;VALUE=DATE:20260403']));
      assert.deepEqual(await titlesOf(personId), ['2026-04-02T23:00 Trip']);
    });
  });
});
