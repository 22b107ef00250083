import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine, type Stub, startStub } from '@studyhall/testing';
import { useCalendar } from './calendar-app.ts';
import { ask, at, makeBusy, monday, share } from './common-times-app.ts';

forEachEngine('common times of people who share', (engine) => {
  /** Pairs of people who are in a group together. */
  const pairs = new Set<string>();
  const groups = { url: '', isDown: false };
  let stub: Stub;
  before(async () => {
    stub = await startStub(({ body }) => {
      const { personId, people } = body as { personId: string; people: string[] }; // what we sent
      if (groups.isDown) return { status: 503 };
      return { status: 200, body: { people: people.filter((other) => pairs.has(`${personId} ${other}`)) } };
    });
    groups.url = stub.url;
  });
  const calendar = useCalendar(engine, { groups });
  after(() => stub.close());

  it('counts those who share with everyone, and oneself', async () => {
    const [me, ben] = [newId(), newId()];
    await share(calendar, ben, { freeBusy: 'everyone' });
    await makeBusy(calendar, [me], ['08:00', '12:00']);
    await makeBusy(calendar, [ben], ['13:00', '18:00']);
    const { status, body } = await ask(calendar, me, { people: [me, ben], limit: 1 });
    assert.equal(status, 200);
    assert.deepEqual(body, { windows: [{ start: at('12:00'), end: at('13:00'), free: 2, of: 2 }] });
  });

  it('counts those who share with their groups for people of these alone', async () => {
    const [me, stranger, ben] = [newId(), newId(), newId()];
    pairs.add(`${me} ${ben}`);
    assert.equal((await ask(calendar, me, { people: [ben] })).status, 200);
    assert.equal((await ask(calendar, stranger, { people: [ben] })).status, 404);
  });

  it('does not count a person of one’s group who shares with nobody', async () => {
    const [me, ben] = [newId(), newId()];
    pairs.add(`${me} ${ben}`);
    await share(calendar, ben, { freeBusy: 'nobody' });
    assert.equal((await ask(calendar, me, { people: [ben] })).status, 404);
  });

  it('takes the zone of one’s profile where none is given, else UTC', async () => {
    const me = newId();
    const { timeZone: _, ...question } = monday;
    const { body } = await ask(calendar, me, { ...question, timeZone: undefined, people: [me], limit: 1 });
    assert.equal(body.windows[0]?.start, at('09:00'));
  });

  describe('refusals', () => {
    it('are the same whether a person shares nothing, shares with others, or does not exist', async () => {
      const [me, nobody, groupsOnly, open] = [newId(), newId(), newId(), newId()];
      await share(calendar, nobody, { freeBusy: 'nobody' });
      await share(calendar, groupsOnly, { freeBusy: 'groups', nameWhenMissing: true });
      await share(calendar, open, { freeBusy: 'everyone' });
      const answers = await Promise.all(
        [nobody, groupsOnly, newId()].map((other) => ask<Problem>(calendar, me, { people: [open, other] })),
      );
      const [first] = answers;
      assert.deepEqual([first?.status, first?.body.code], [404, 'free-busy-not-shared']);
      assert.deepEqual(
        first?.body.errors?.map(({ path }) => path),
        ['/people/1'],
      );
      const texts = answers.map(({ body: { traceId: _, ...rest } }) => JSON.stringify(rest));
      assert.equal(new Set(texts).size, 1);
    });

    it('say try again while it is not known who is in a group together', async () => {
      groups.isDown = true;
      const answers = [];
      for (const freeBusy of ['nobody', 'groups']) {
        const ben = newId();
        await share(calendar, ben, { freeBusy });
        answers.push((await ask(calendar, newId(), { people: [ben] })).status);
      }
      const open = newId();
      await share(calendar, open, { freeBusy: 'everyone' });
      answers.push((await ask(calendar, newId(), { people: [open] })).status);
      groups.isDown = false;
      assert.deepEqual(answers, [503, 503, 200]);
    });

    it('are for anyone without a token, more than 50 people and movable meetings', async () => {
      const people = Array.from({ length: 51 }, () => newId());
      assert.equal((await ask(calendar, newId(), { people })).status, 400);
      assert.equal((await ask(calendar, newId(), { people: [newId()], movable: [] })).status, 400);
      const body = { ...monday, people: [newId()] };
      assert.equal((await calendar.api.post('/api/calendar/common-times', { body })).status, 401);
    });
  });
});
