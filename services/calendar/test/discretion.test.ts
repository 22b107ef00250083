import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Clashes } from '@studyhall/ledger';
import { forEachEngine } from '@studyhall/testing';
import { tokens, useCalendar } from './calendar-app.ts';
import { askInside, at, makeBusy, share } from './common-times-app.ts';

forEachEngine('what a group learns of members who share with nobody', (engine) => {
  const calendar = useCalendar(engine);

  /** Somebody who asks, somebody who shares, and so many who share with nobody, all of whom are busy all morning. */
  async function buildGroup(discreetCount: number) {
    const [me, open] = [newId(), newId()];
    const discreet = Array.from({ length: discreetCount }, () => newId());
    for (const personId of discreet) await share(calendar, personId, { freeBusy: 'nobody' });
    await makeBusy(calendar, discreet, ['08:00', '12:00']);
    return { me, open, discreet, people: [me, open, ...discreet] };
  }

  async function check(body: object): Promise<Clashes> {
    const token = await tokens.serviceToken('groups', 'calendar');
    const defaults = { timeZone: 'UTC', substitutes: 0, times: [{ start: at('10:00'), end: at('11:00') }] };
    const path = '/internal/clashes';
    const answer = await calendar.api.post<Clashes>(path, { token, body: { ...defaults, ...body } });
    assert.equal(answer.status, 200);
    return answer.body;
  }

  it('does not tell when one or two of them are free', async () => {
    for (const count of [1, 2]) {
      const { me, discreet, people } = await buildGroup(count);
      const morning = { from: at('09:00'), to: at('10:00'), limit: 1 };
      const { body } = await askInside(calendar, { personId: me, people, ...morning });
      assert.deepEqual(body, {
        windows: [{ start: at('09:00'), end: at('10:00'), free: 2, of: 2 }],
        uncounted: count,
      });
      const required = await askInside(calendar, { personId: me, people, ...morning, required: discreet });
      assert.deepEqual(required.body, { ...body, notRequired: discreet });
      assert.deepEqual(await check({ personId: me, people }), {
        times: [{ clashes: 0, substitutes: [] }],
        uncounted: count,
      });
    }
  });

  it('counts three of them, and requires none', async () => {
    const { me, open, discreet, people } = await buildGroup(3);
    const question = { personId: me, people, from: at('09:00'), to: at('10:00') };
    const { body } = await askInside(calendar, { ...question, optional: [open] });
    assert.deepEqual(body.windows, [{ start: at('09:00'), end: at('10:00'), free: 2, of: 5 }]);
    assert.deepEqual([body.notRequired, body.uncounted], [discreet, undefined]);
    assert.deepEqual(await check({ personId: me, people }), { times: [{ clashes: 3, substitutes: [] }] });
  });

  it('always counts and requires whoever asks', async () => {
    const [me, open] = [newId(), newId()];
    await share(calendar, me, { freeBusy: 'nobody' });
    await makeBusy(calendar, [me], ['08:00', '12:00']);
    const morning = { from: at('09:00'), to: at('10:00'), required: [me] };
    const { body } = await askInside(calendar, { personId: me, people: [me, open], ...morning });
    assert.deepEqual([body.windows, body.notRequired, body.uncounted], [[], undefined, undefined]);
    const other = await askInside(calendar, { personId: open, people: [me, open], ...morning });
    assert.deepEqual([other.body.windows[0]?.of, other.body.notRequired], [1, [me]]);
  });

  it('moves no meeting that two of them and nobody else take part in', async () => {
    const { me, discreet, people } = await buildGroup(3);
    const [first = '', second = ''] = discreet;
    const id = newId();
    const ref = `meeting:${id}`;
    await makeBusy(calendar, [first, second], ['14:00', '15:00'], `${ref}:${newId()}`);
    const movable = [{ id, ref, start: at('14:00'), end: at('15:00') }];
    const question = { personId: me, people, movable, from: at('14:00'), to: at('18:00'), minutes: 240 };
    const { body } = await askInside(calendar, question);
    assert.ok(body.waysOut?.every(({ kind }) => kind !== 'move-meeting'));
  });

  describe('substitutes', () => {
    it('lie within hours on the wall of each person', async () => {
      const [ana, ben] = [newId(), newId()];
      const token = await tokens.tokenFor({ id: ben });
      const body = { timeZone: 'America/New_York', classes: [] };
      await calendar.api.put('/api/calendar/me/timetable', { token, body });
      await makeBusy(calendar, [ana], ['15:00', '16:00']);
      const times = [{ start: at('15:00'), end: at('16:00') }];
      const { times: checked } = await check({ personId: ana, people: [ana, ben], times, substitutes: 3 });
      assert.deepEqual(checked, [
        { clashes: 1, substitutes: [at('14:00'), at('16:00'), at('13:00')] }, // 08:00 in New York
      ]);
    });
  });
});
