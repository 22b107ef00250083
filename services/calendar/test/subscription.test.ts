import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import { forEachEngine, type TestRequest } from '@studyhall/testing';
import { buildReservation, move, release, reserve, tokens, useCalendar } from './calendar-app.ts';

const now = Date.parse('2026-03-02T08:00:00Z');
const path = '/api/calendar/me/subscription';
const idOf = ({ ref }: { readonly ref: string }) => ref.split(':')[1];

forEachEngine('the subscription', (engine) => {
  let clock = now;
  const calendar = useCalendar(engine, { now: () => clock });
  before(() => {
    clock = now;
  });

  async function subscribe(personId: string): Promise<string> {
    const token = await tokens.tokenFor({ id: personId });
    const { status, body } = await calendar.api.post<{ url: string }>(path, { token });
    assert.equal(status, 201);
    return new URL(body.url).pathname;
  }

  const read = (address: string, request: TestRequest = {}) => calendar.api.get<string>(address, request);

  it('serves sessions and meetings to whoever has the secret, without a token', async () => {
    const body = buildReservation();
    const [personId = ''] = body.people;
    await reserve(calendar, body);
    const { kind: _, ...rest } = buildReservation({
      people: [personId],
      start: '2026-03-02T11:00:00Z',
      end: '2026-03-02T12:00:00Z',
    });
    await reserve(calendar, { ...rest, kind: 'offer', title: 'Only offered' });
    const { status, headers, body: text } = await read(await subscribe(personId));
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/calendar; charset=utf-8']);
    assert.match(text, new RegExp(`\r\nUID:${idOf(body)}@127.0.0.1\r\nSEQUENCE:0\r\n`));
    assert.match(text, /\r\nDTSTART:20260302T090000Z\r\nDTEND:20260302T100000Z\r\n/);
    assert.match(text, /\r\nSUMMARY:CS-101 tutoring\r\n/);
    assert.doesNotMatch(text, /Only offered/);
  });

  it('says where each is, and where it is moved to', async () => {
    const room = { place: 'Library, room 3', link: null };
    const body = { ...buildReservation(), venue: room };
    await reserve(calendar, body);
    const address = await subscribe(body.people[0] ?? '');
    assert.match((await read(address)).body, /\r\nLOCATION:Library\\, room 3\r\n/);
    const { start, end } = body;
    const online = { place: null, link: 'https://meet.example.edu/logic' };
    await move(calendar, body.ref, { start, end, version: 2, venue: online });
    assert.match((await read(address)).body, /\r\nURL;VALUE=URI:https:\/\/meet\.example\.edu\/logic\r\n/);
    await move(calendar, body.ref, { start, end, version: 3 });
    assert.match((await read(address)).body, /\r\nLOCATION:https:\/\/meet/);
  });

  it('is in the zone of the person, which it describes', async () => {
    const body = buildReservation({ start: '2026-07-02T08:00:00Z', end: '2026-07-02T09:00:00Z' });
    const [personId = ''] = body.people;
    await reserve(calendar, body);
    const token = await tokens.tokenFor({ id: personId });
    const timetable = { timeZone: 'Europe/London', classes: [] };
    await calendar.api.put('/api/calendar/me/timetable', { token, body: timetable });
    const { body: text } = await read(await subscribe(personId));
    assert.match(text, /BEGIN:VTIMEZONE\r\nTZID:Europe\/London\r\n/);
    assert.match(text, /\r\nDTSTART;TZID=Europe\/London:20260702T090000\r\n/);
  });

  it('counts changes up, and says what is cancelled for a month', async () => {
    const body = buildReservation();
    const [personId = ''] = body.people;
    const address = await subscribe(personId);
    await reserve(calendar, body);
    await move(calendar, body.ref, {
      start: '2026-03-02T11:00:00Z',
      end: '2026-03-02T12:00:00Z',
      version: 2,
    });
    const moved = (await read(address)).body;
    assert.match(moved, new RegExp(`UID:${idOf(body)}@127.0.0.1\r\nSEQUENCE:1\r\n`));
    assert.match(moved, /STATUS:CONFIRMED/);
    await release(calendar, body.ref);
    const released = (await read(address)).body;
    assert.match(released, new RegExp(`UID:${idOf(body)}@127.0.0.1\r\nSEQUENCE:2\r\n`));
    assert.match(released, /DTSTART:20260302T110000Z[\s\S]*STATUS:CANCELLED/);
    clock = now + 31 * 86_400_000;
    assert.doesNotMatch((await read(address)).body, /VEVENT/);
    clock = now;
  });

  it('calls an occurrence of a series what its invitations call it, however often a yes is given', async () => {
    const place = { seriesId: newId(), occursAt: '2026-07-02T10:00:00', timeZone: 'Europe/London' };
    const [meetingId, personId] = [newId(), newId()];
    const time = { start: '2026-07-03T08:00:00Z', end: '2026-07-03T09:00:00Z', people: [personId] };
    const yes = () => buildReservation({ ...time, ref: `meeting:${meetingId}:${newId()}`, kind: 'meeting' });
    const [first, second] = [yes(), yes()].map((body) => ({ ...body, series: place }));
    const address = await subscribe(personId);
    await reserve(calendar, first ?? {});
    await release(calendar, first?.ref ?? '');
    const known = new RegExp(
      `UID:${place.seriesId}@127.0.0.1\r\n[^]*RECURRENCE-ID;TZID=Europe/London:20260702T100000\r\n`,
    );
    const cancelled = (await read(address)).body;
    assert.match(cancelled, known);
    assert.match(cancelled, /STATUS:CANCELLED/);
    await reserve(calendar, second ?? {});
    const { body: text } = await read(address);
    assert.match(text, known);
    assert.match(text, /\r\nDTSTART;TZID=Europe\/London:20260703T090000\r\n/);
    assert.match(text, /BEGIN:VTIMEZONE\r\nTZID:Europe\/London\r\n/);
    assert.deepEqual(text.match(/STATUS:\w+/g), ['STATUS:CONFIRMED']);
  });

  it('spares an answer while nothing has changed', async () => {
    const body = buildReservation();
    const address = await subscribe(body.people[0] ?? '');
    const etag = (await read(address)).headers.get('etag') ?? '';
    const again = { headers: { 'if-none-match': etag } };
    assert.deepEqual([(await read(address, again)).status, (await read(address, again)).body], [304, '']);
    await reserve(calendar, body);
    assert.equal((await read(address, again)).status, 200);
  });

  it('ends with another one, and when it is revoked', async () => {
    const personId = newId();
    const first = await subscribe(personId);
    const second = await subscribe(personId);
    assert.deepEqual([(await read(first)).status, (await read(second)).status], [404, 200]);
    const token = await tokens.tokenFor({ id: personId });
    assert.equal((await calendar.api.delete(path, { token })).status, 204);
    assert.equal((await calendar.api.delete(path, { token })).status, 204);
    assert.equal((await read(second)).status, 404);
  });

  it('tells its person since when there is one, and not which', async () => {
    const personId = newId();
    const token = await tokens.tokenFor({ id: personId });
    assert.deepEqual((await calendar.api.get(path, { token })).body, { createdAt: null });
    await subscribe(personId);
    const state = { createdAt: new Date(clock).toISOString() };
    assert.deepEqual((await calendar.api.get(path, { token })).body, state);
    assert.equal((await calendar.api.get(path)).status, 401);
  });

  it('keeps no secret, and knows no other', async () => {
    const personId = newId();
    const secret = (await subscribe(personId)).split('/').at(-1)?.replace('.ics', '') ?? '';
    assert.match(secret, /^[\w-]{43}$/);
    const { db } = calendar.context;
    const rows = await db.read
      .selectFrom('subscriptions')
      .selectAll()
      .where('person_id', '=', personId)
      .execute();
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(secret));
    for (const wrong of [
      `${secret.slice(1)}A.ics`,
      `${secret}`,
      `${secret}.txt`,
      '.ics',
      `${personId}.ics`,
    ]) {
      assert.equal((await read(`/api/calendar/feeds/${wrong}`)).status, 404, wrong);
    }
    for (const call of [calendar.api.post, calendar.api.delete]) assert.equal((await call(path)).status, 401);
  });

  describe('beside it, one event', () => {
    it('can be downloaded by those who take part', async () => {
      const body = buildReservation();
      await reserve(calendar, body);
      const get = async (personId: string, ref = body.ref) => {
        const token = await tokens.tokenFor({ id: personId });
        return calendar.api.get<string>(`/api/calendar/me/events/${ref}.ics`, { token });
      };
      const { status, headers, body: text } = await get(body.people[1] ?? '');
      assert.deepEqual(
        [status, headers.get('content-disposition')],
        [200, 'attachment; filename="study-hall.ics"'],
      );
      assert.match(text, new RegExp(`UID:${idOf(body)}@127.0.0.1`));
      assert.equal((await get(newId())).status, 404);
      assert.equal((await get(body.people[1] ?? '', 'session:unknown')).status, 404);
    });
  });
});
