import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@studyhall/db';
import type { CloudEvent } from '@studyhall/events';
import { client, forEachEngine, type StubRequest, startStub, testLog } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { closeContext, openContext } from '../src/context.ts';
import {
  at,
  buildReservation,
  type CalendarApi,
  configFor,
  move,
  release,
  reserve,
  tokens,
} from './calendar-app.ts';

type Changed = CloudEvent<'calendar.changed'>;

forEachEngine('calendar.changed', (engine) => {
  const heard: Changed[] = [];
  let calendar: CalendarApi;
  const closing: (() => Promise<unknown>)[] = [];

  function hear({ body }: StubRequest) {
    const events = body as Changed[]; // what the relay sends; its form is tested with the relay
    heard.push(...events);
    return { status: 200, body: { accepted: events.length } };
  }

  before(async () => {
    const tutors = await startStub(hear);
    const config = configFor(engine, tutors.url);
    const context = await openContext(config, { log: testLog, verifyToken: tokens.verifier });
    const app = await buildApp(context);
    calendar = { api: client(app) };
    closing.push(
      () => app.close(),
      () => closeContext(context),
      () => tutors.close(),
    );
  });
  after(async () => {
    for (const close of closing) await close();
  });

  /** The events about a person, once there are so many. */
  async function hearAbout(personId: string, count: number): Promise<Changed[]> {
    const about = () =>
      heard.filter(({ data }) => data.people.some((person) => person.personId === personId));
    const deadline = Date.now() + 10_000;
    while (about().length < count && Date.now() < deadline) await delay(10);
    return about();
  }

  it('tells whose time has changed with every reservation, move and release', async () => {
    const body = buildReservation();
    const [ana = '', ben = ''] = body.people;
    await reserve(calendar, body);
    await move(calendar, body.ref, { start: at('12:00'), end: at('13:00'), version: 2 });
    await release(calendar, body.ref);
    const events = await hearAbout(ana, 3);
    assert.deepEqual(new Set(events.map(({ subject }) => subject)), new Set([body.ref]));
    const revisions = events.map(({ data }) =>
      Object.fromEntries(data.people.map((p) => [p.personId, p.revision])),
    );
    assert.deepEqual(revisions, [
      { [ana]: 1, [ben]: 1 },
      { [ana]: 2, [ben]: 2 },
      { [ana]: 3, [ben]: 3 },
    ]);
  });

  it('tells of a timetable, and nothing of what was refused or repeated', async () => {
    const personId = newId();
    const token = await tokens.tokenFor({ id: personId });
    const body = buildReservation({ people: [personId] });
    await reserve(calendar, body);
    await reserve(calendar, body);
    await reserve(calendar, buildReservation({ people: [personId] }));
    await calendar.api.put('/api/calendar/me/timetable', { token, body: { timeZone: 'UTC', classes: [] } });
    const events = await hearAbout(personId, 2);
    assert.deepEqual(
      events.map(({ subject }) => subject),
      [body.ref, personId],
    );
  });
});
