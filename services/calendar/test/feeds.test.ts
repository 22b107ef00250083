import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { client, forEachEngine } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { importFeed } from '../src/commands/import-calendar.ts';
import { refreshDueImports } from '../src/commands/refresh-due-imports.ts';
import { type FeedAnswer, FeedError } from '../src/feeds/feed-client.ts';
import { ImportTurns } from '../src/feeds/import-turns.ts';
import type { ImportAnswer } from '../src/routes/imports.schema.ts';
import { readCalendar, tokens, useCalendar } from './calendar-app.ts';

const start = Date.parse('2026-03-02T08:00:00Z');
const hour = 3_600_000;
const path = '/api/calendar/me/imports';

const calendarOn = (date: string) =>
  `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Dentist\nDTSTART:${date}T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n`;

forEachEngine('feeds', (engine) => {
  let now = start;
  let answer: (etag?: string | null) => FeedAnswer | Promise<FeedAnswer> = () => {
    throw new FeedError('Nobody is there.');
  };
  const asked: (string | null | undefined)[] = [];
  const feeds = {
    fetch: async ({ etag }: { etag?: string | null }) => {
      asked.push(etag);
      return answer(etag);
    },
    close: async () => {},
  };
  const calendar = useCalendar(engine, { now: () => now, feeds });
  const read =
    (text: string, etag: string | null = null) =>
    () =>
      ({ outcome: 'read', text, etag, lastModified: null }) as const;

  before(() => {
    now = start;
  });
  after(() => {
    now = start;
  });

  async function subscribe<Body = ImportAnswer>(personId: string, url = 'https://example.org/a.ics') {
    const token = await tokens.tokenFor({ id: personId });
    return calendar.api.post<Body>(path, { token, body: { url } });
  }

  async function list(personId: string): Promise<ImportAnswer[]> {
    const token = await tokens.tokenFor({ id: personId });
    return (await calendar.api.get<{ items: ImportAnswer[] }>(path, { token })).body.items;
  }

  const startsOf = async (personId: string) =>
    (await readCalendar(calendar, personId)).map(({ start: at }) => at.slice(0, 10));

  async function refreshAfter(ms: number): Promise<void> {
    now += ms;
    await refreshDueImports(calendar.context);
  }

  it('are read at once, and again by the hour, only if they have changed', async () => {
    const personId = newId();
    answer = read(calendarOn('20260303'), '"1"');
    const { status, body } = await subscribe(personId);
    assert.deepEqual([status, body.kind, body.name], [201, 'feed', 'example.org']);
    assert.deepEqual(await startsOf(personId), ['2026-03-03']);
    const before = asked.length;
    await refreshAfter(hour / 2);
    assert.equal(asked.length, before);
    answer = () => ({ outcome: 'unchanged' });
    await refreshAfter(hour);
    assert.deepEqual(asked.slice(before), ['"1"']);
    answer = read(calendarOn('20260304'), '"2"');
    await refreshAfter(hour);
    assert.deepEqual(await startsOf(personId), ['2026-03-04']);
  });

  it('are asked once, however many processes find them due', async () => {
    const personId = newId();
    answer = read(calendarOn('20260303'), '"raced for"');
    await subscribe(personId);
    answer = read(calendarOn('20260305'));
    now += hour;
    await Promise.all(Array.from({ length: 5 }, () => refreshDueImports(calendar.context)));
    assert.equal(asked.filter((etag) => etag === '"raced for"').length, 1);
    assert.deepEqual(await startsOf(personId), ['2026-03-05']);
  });

  it('that go away keep their busy time, and say since when', async () => {
    const personId = newId();
    answer = read(calendarOn('20260303'));
    await subscribe(personId);
    answer = () => {
      throw new FeedError('There is no calendar at the address (status 404).');
    };
    await refreshAfter(hour);
    const since = new Date(now).toISOString();
    answer = read('<html>');
    await refreshAfter(2 * hour);
    const [entry] = await list(personId);
    assert.deepEqual(entry?.failing, {
      since,
      reason: 'Line 1: A calendar begins with BEGIN:VCALENDAR; this does not.',
    });
    assert.deepEqual(await startsOf(personId), ['2026-03-03']);
    answer = read(calendarOn('20260305'));
    await refreshAfter(4 * hour);
    assert.equal((await list(personId))[0]?.failing, null);
    assert.deepEqual(await startsOf(personId), ['2026-03-05']);
  });

  it('that cannot be had are not added', async () => {
    const personId = newId();
    answer = () => {
      throw new FeedError('The address does not lead to a public server.');
    };
    const { status, body } = await subscribe<Problem>(personId);
    assert.deepEqual(
      [status, body.code, body.detail],
      [422, 'feed-unavailable', 'The address does not lead to a public server.'],
    );
    assert.deepEqual(await list(personId), []);
  });

  it('are imported once for an address', async () => {
    const personId = newId();
    answer = read(calendarOn('20260303'));
    const first = await subscribe(personId);
    const second = await subscribe(personId);
    assert.deepEqual([second.status, second.body.id], [200, first.body.id]);
    assert.equal((await list(personId)).length, 1);
  });

  it('are imported once, by whoever adds the same address at the same time', async () => {
    const personId = newId();
    answer = read(calendarOn('20260303'));
    const confirmClaim = async () => undefined;
    const add = () =>
      importFeed(calendar.context, { id: newId(), personId, confirmClaim }, 'https://example.org/a.ics');
    const added = await Promise.all([add(), add(), add()]);
    assert.equal(new Set(added.map(({ entry }) => entry.id)).size, 1);
    assert.equal(added.filter(({ isNew }) => isNew).length, 1);
    assert.equal((await list(personId)).length, 1);
    assert.deepEqual(await startsOf(personId), ['2026-03-03']);
  });

  it('that are deleted stay so, though the process that was first to add them goes on late', async (t) => {
    const stopped = now;
    const slow = { ...calendar.context, now: () => stopped, importTurns: new ImportTurns() };
    const app = await buildApp(slow);
    const stale = Promise.withResolvers<FeedAnswer>();
    t.after(() => stale.resolve({ outcome: 'unchanged' }));
    t.after(() => app.close());
    const personId = newId();
    const token = await tokens.tokenFor({ id: personId });
    const body = { url: 'https://example.org/a.ics' };
    const request = { token, headers: { 'idempotency-key': 'late' }, body };
    const reached = Promise.withResolvers<void>();
    answer = () => {
      reached.resolve();
      return stale.promise;
    };
    const late = client(app).post<Problem>(path, request);
    await reached.promise;
    now += 10_000;
    answer = read(calendarOn('20260303'));
    assert.equal((await calendar.api.post(path, request)).status, 201);
    await calendar.api.delete(path, { token });
    stale.resolve(read(calendarOn('20260303'))());
    const refused = await late;
    assert.deepEqual([refused.status, refused.body.code], [409, 'request-in-progress']);
    assert.deepEqual(await list(personId), []);
  });

  it('that somebody reads anew meanwhile are not overwritten by an older answer', async () => {
    const personId = newId();
    answer = read(calendarOn('20260303'), '"mine"');
    await subscribe(personId);
    const stale = Promise.withResolvers<FeedAnswer>();
    const reached = Promise.withResolvers<void>();
    answer = (etag) => {
      if (etag !== '"mine"') return { outcome: 'unchanged' };
      reached.resolve();
      return stale.promise;
    };
    const refreshed = refreshAfter(2 * hour);
    await reached.promise;
    answer = read(calendarOn('20260305'), '"3"');
    await subscribe(personId);
    stale.resolve(read(calendarOn('20260304'), '"2"')());
    await refreshed;
    assert.deepEqual(await startsOf(personId), ['2026-03-05']);
  });

  it('bring later occurrences of a rule as time goes by', async () => {
    const personId = newId();
    const endless = calendarOn('20260303').replace('SUMMARY', 'RRULE:FREQ=MONTHLY\nSUMMARY');
    answer = read(endless);
    await subscribe(personId);
    const last = async () => {
      const { db } = calendar.context;
      const rows = await db.read
        .selectFrom('imported_times')
        .select('start_at')
        .where('person_id', '=', personId)
        .execute();
      return rows
        .map((row) => row.start_at)
        .toSorted()
        .at(-1)
        ?.slice(0, 10);
    };
    const before = await last();
    answer = () => ({ outcome: 'unchanged' });
    await refreshAfter(60 * 24 * hour);
    assert.deepEqual([before?.slice(0, 7), (await last())?.slice(0, 7)], ['2027-04', '2027-06']);
  });
});
