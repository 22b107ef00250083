import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '@studyhall/db';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import { tokens, useCalendar } from './calendar-app.ts';
import { askInside, at, makeBusy, share } from './common-times-app.ts';

forEachEngine('common times, inside the platform', (engine) => {
  const calendar = useCalendar(engine);

  it('counts reservations and classes of everyone, and says nothing else of them', async () => {
    const [ana, ben] = [newId(), newId()];
    await makeBusy(calendar, [ana], ['08:00', '12:00']);
    const token = await tokens.tokenFor({ id: ben });
    const lecture = { title: 'Logic', weekday: 1, startsOn: '2035-01-01', endsOn: '2035-01-31' };
    const classes = [{ ...lecture, from: '13:00', to: '18:00' }];
    await calendar.api.put('/api/calendar/me/timetable', { token, body: { timeZone: 'UTC', classes } });
    const { status, body } = await askInside(calendar, { people: [ana, ben], limit: 2 });
    assert.equal(status, 200);
    assert.deepEqual(body, {
      windows: [
        { start: at('12:00'), end: at('13:00'), free: 2, of: 2 },
        { start: at('09:00'), end: at('10:00'), free: 1, of: 2 },
      ],
    });
  });

  it('names who is missing only where that person agreed', async () => {
    const [ana, ben, open] = [newId(), newId(), newId()];
    await share(calendar, open, { nameWhenMissing: true });
    await makeBusy(calendar, [ben, open], ['08:00', '18:00']);
    const { body } = await askInside(calendar, { people: [ana, ben, open], limit: 1 });
    assert.deepEqual(body.windows, [
      { start: at('09:00'), end: at('10:00'), free: 1, of: 3, missing: [open] },
    ]);
  });

  it('counts who can come at every start, for two weeks at most', async () => {
    const [ana, ben] = [newId(), newId()];
    await makeBusy(calendar, [ben], ['08:00', '10:00']);
    const asked = { people: [ana, ben], to: at('11:00'), step: 60, attendance: true };
    const { body } = await askInside(calendar, asked);
    assert.deepEqual(body.attendance, [
      { start: at('08:00'), free: 1, suits: true },
      { start: at('09:00'), free: 1, suits: true },
      { start: at('10:00'), free: 2, suits: true },
    ]);
    const required = await askInside(calendar, { ...asked, required: [ben] });
    assert.deepEqual(
      required.body.attendance?.map(({ suits }) => suits),
      [false, false, true],
    );
    const long = await askInside<Problem>(calendar, { ...asked, to: at('08:00', '2035-01-23') });
    assert.deepEqual([long.status, long.body.code], [422, 'range-too-long']);
    assert.equal((await askInside(calendar, { people: [ana] })).body.attendance, undefined);
  });

  it('offers nothing without those who are required', async () => {
    const [ana, ben] = [newId(), newId()];
    await makeBusy(calendar, [ben], ['08:00', '17:00']);
    const only = [{ start: at('17:00'), end: at('18:00'), free: 2, of: 2 }];
    const required = await askInside(calendar, { people: [ana, ben], required: [ben] });
    assert.deepEqual(required.body.windows, only);
    const others = await askInside(calendar, { people: [ana, ben], optional: [ana] });
    assert.deepEqual(others.body.windows, only, 'who is not optional is required');
  });

  it('reads hours on the wall of each one’s timetable, or of the question', async () => {
    const [ana, ben] = [newId(), newId()];
    const token = await tokens.tokenFor({ id: ana });
    const body = { timeZone: 'Asia/Karachi', classes: [] };
    await calendar.api.put('/api/calendar/me/timetable', { token, body });
    const asked = { people: [ana, ben], from: at('00:00'), to: at('00:00', '2035-01-09'), limit: 20 };
    const { windows } = (await askInside(calendar, { ...asked, timeZone: 'America/New_York' })).body;
    const together = windows.filter(({ free }) => free === 2).map(({ start }) => start);
    assert.deepEqual(together, [at('13:00'), at('14:00'), at('15:00')]);
  });

  it('reads hours on the wall of the profile before that of the timetable', async () => {
    const personId = newId();
    const token = await tokens.tokenFor({ id: personId });
    const timetable = { timeZone: 'Asia/Karachi', classes: [] };
    await calendar.api.put('/api/calendar/me/timetable', { token, body: timetable });
    for (const timeZone of ['Europe/London', 'Pacific/Auckland']) await hearOfZone(personId, timeZone);
    const asked = { people: [personId], from: at('00:00'), to: at('00:00', '2035-01-09'), limit: 1 };
    const { windows } = (await askInside(calendar, asked)).body;
    assert.equal(windows[0]?.start, at('00:00'), '13:00 in Auckland, and not 05:00 in Karachi');
  });

  async function hearOfZone(personId: string, timeZone: string): Promise<void> {
    const event = {
      specversion: '1.0',
      id: newId(),
      source: '/students',
      type: 'profile.changed',
      subject: personId,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: { personId, name: 'Ana', timeZone },
    };
    const token = await tokens.serviceToken('students', 'calendar');
    const answer = await calendar.api.post('/internal/events', { token, body: [event] });
    assert.deepEqual(answer.body, { accepted: 1 });
  }

  it('offers nothing that begins in the past', async () => {
    const people = [newId()];
    const past = { from: at('08:00', '2025-01-06'), to: at('18:00', '2025-01-06') };
    assert.deepEqual((await askInside(calendar, { people, ...past })).body, { windows: [] });
  });

  it('finds the best slot of every week', async () => {
    const [ana, ben] = [newId(), newId()];
    await makeBusy(calendar, [ana], ['08:00', '20:00']);
    const term = { from: at('00:00'), to: at('00:00', '2035-01-29') };
    const hours = { weekdays: [1, 2] };
    const weekly = { skip: ['2035-01-16'] };
    const { body } = await askInside(calendar, { people: [ana, ben], ...term, hours, weekly, limit: 2 });
    assert.deepEqual(body, {
      windows: [],
      weekly: [
        {
          weekday: 1,
          time: '20:00',
          start: at('20:00'),
          end: at('21:00'),
          weeks: 3,
          works: 3,
          misses: [],
          free: 2,
          of: 2,
        },
        {
          weekday: 2,
          time: '09:00',
          start: at('09:00', '2035-01-09'),
          end: at('10:00', '2035-01-09'),
          weeks: 2,
          works: 2,
          misses: [],
          free: 2,
          of: 2,
        },
      ],
    });
  });

  describe('ways out', () => {
    it('name the one to leave out only where that person agreed', async () => {
      const [ana, ben] = [newId(), newId()];
      await makeBusy(calendar, [ben], ['00:00', '23:00']);
      const asked = { people: [ana, ben], limit: 1 };
      const window = { start: at('09:00'), end: at('10:00'), free: 1, of: 2 };
      const silent = (await askInside(calendar, asked)).body.waysOut;
      assert.deepEqual(silent, [{ kind: 'leave-out', windows: [window] }]);
      await share(calendar, ben, { nameWhenMissing: true });
      const named = (await askInside(calendar, asked)).body.waysOut;
      const missing = [ben];
      assert.deepEqual(named, [{ kind: 'leave-out', windows: [{ ...window, missing }], personId: ben }]);
    });

    it('move a meeting of the group, whatever else its people have then', async () => {
      const [ana, ben] = [newId(), newId()];
      const id = newId();
      await makeBusy(calendar, [ana], ['08:00', '11:00']);
      await makeBusy(calendar, [ana], ['11:00', '12:00'], `meeting:${id}:${newId()}`);
      await makeBusy(calendar, [ben], ['12:00', '18:00']);
      await makeBusy(calendar, [ben], ['08:00', '11:00']);
      const movable = [{ id, ref: `meeting:${id}`, start: at('11:00'), end: at('12:00') }];
      const { body } = await askInside(calendar, { people: [ana, ben], movable, limit: 1 });
      const move = body.waysOut?.find(({ kind }) => kind === 'move-meeting');
      assert.deepEqual(move, {
        kind: 'move-meeting',
        windows: [{ start: at('11:00'), end: at('12:00'), free: 2, of: 2 }],
        meetingId: id,
        to: { start: at('12:00'), end: at('13:00') },
      });
    });

    it('are left out where there is a window for everyone', async () => {
      const { body } = await askInside(calendar, { people: [newId(), newId()] });
      assert.deepEqual([body.windows[0]?.free, body.waysOut], [2, undefined]);
    });
  });

  it('answers about 500 people', async () => {
    const people = Array.from({ length: 500 }, () => newId());
    await makeBusy(calendar, people.slice(0, 100), ['08:00', '17:00']);
    const { body } = await askInside(calendar, { people, limit: 1 });
    assert.deepEqual(body.windows, [{ start: at('17:00'), end: at('18:00'), free: 500, of: 500 }]);
  });

  describe('refusals', () => {
    const refused: readonly [what: string, changes: object, status: number, code: string, path: string][] = [
      ['of more than 62 days', { to: at('00:00', '2035-03-12') }, 422, 'range-too-long', '/to'],
      [
        'of more than 200 days for a slot of every week',
        { to: at('08:01', '2035-07-27'), weekly: {} },
        422,
        'range-too-long',
        '/to',
      ],
      ['of a range the wrong way round', { to: at('07:00') }, 422, 'range-reversed', '/to'],
      [
        'of required people who are not asked for',
        { required: [newId()] },
        422,
        'unlisted-people',
        '/required/0',
      ],
      [
        'of hours the wrong way round',
        { hours: { permitted: { from: '18:00', to: '08:00' } } },
        422,
        'hours-reversed',
        '/hours/permitted',
      ],
      ['of no weekday', { hours: { weekdays: [] } }, 400, 'invalid-request', '/hours/weekdays'],
      ['of a length under a quarter of an hour', { minutes: 10 }, 400, 'invalid-request', '/minutes'],
      ['of a step that divides no hour', { step: 7 }, 400, 'invalid-request', '/step'],
      ['of a zone that does not exist', { timeZone: 'Mars/Olympus' }, 422, 'impossible-value', '/timeZone'],
      [
        'of a skipped date that does not exist',
        { weekly: { skip: ['2035-02-30'] } },
        422,
        'impossible-value',
        '/weekly/skip/0',
      ],
      ['of nobody', { people: [] }, 400, 'invalid-request', '/people'],
      ['of unknown fields', { colour: 'red' }, 400, 'invalid-request', '/colour'],
    ];
    for (const [what, changes, status, code, path] of refused) {
      it(what, async () => {
        const answer = await askInside<Problem>(calendar, { people: [newId()], ...changes });
        assert.deepEqual([answer.status, answer.body.code], [status, code]);
        assert.equal(answer.body.errors?.[0]?.path, path);
      });
    }

    it('of somebody who is required and optional', async () => {
      const [ana = '', ben = ''] = [newId(), newId()];
      const lists = { people: [ana, ben], required: [ana], optional: [ben, ana] };
      const answer = await askInside<Problem>(calendar, lists);
      assert.deepEqual(answer.body.errors, [
        { path: '/optional/1', message: 'is listed as required as well' },
      ]);
    });

    it('of whoever is no service', async () => {
      const token = await tokens.tokenFor();
      const body = { people: [newId()] };
      assert.equal((await calendar.api.post('/internal/common-times', { token, body })).status, 401);
    });
  });
});
