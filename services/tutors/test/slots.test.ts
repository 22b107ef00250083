import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Problem } from '@studyhall/http';
import { forEachEngine } from '@studyhall/testing';
import type { SlotsAnswer } from '../src/routes/slots.schema.ts';
import { at, eventually, type Someone, useBookingWorld } from './booking-world.ts';

const minute = 60_000;
const tuesdays = [{ weekday: 2, from: '09:00', to: '12:00' }];

forEachEngine('slots', (engine) => {
  const world = useBookingWorld(engine);

  async function slots(tutor: Pick<Someone, 'id'>, query: Record<string, string | number> = {}) {
    const { token } = await world.someone();
    const search = new URLSearchParams({ from: at(0), to: at(7 * 24), minutes: '60' });
    for (const [name, value] of Object.entries(query)) search.set(name, String(value));
    return world.api.get<SlotsAnswer & Problem>(`/api/tutors/${tutor.id}/slots?${search}`, { token });
  }

  const startsOf = ({ body }: { body: SlotsAnswer }) => body.slots.map(({ start }) => start);

  describe('the starts', () => {
    it('lie a quarter of an hour apart, as long as a session fits', async () => {
      const tutor = await world.tutor({}, tuesdays);
      const { status, body } = await slots(tutor);
      assert.equal(status, 200);
      const expected = [33, 33.25, 33.5, 33.75, 34, 34.25, 34.5, 34.75, 35].map((hour) => ({
        start: at(hour),
        end: at(hour + 1),
      }));
      assert.deepEqual(body, { slots: expected, removed: { 'ends-too-late': 3 } });
    });

    it('leave out what an imported calendar takes', async () => {
      const tutor = await world.tutor({}, tuesdays);
      const event = 'BEGIN:VEVENT\nDTSTART:20260303T093000Z\nDTEND:20260303T110000Z\nEND:VEVENT\n';
      const imported = await world.calendarApi.post('/api/calendar/me/imports', {
        token: tutor.token,
        headers: { 'content-type': 'text/calendar' },
        body: `BEGIN:VCALENDAR\n${event}END:VCALENDAR\n`,
      });
      assert.equal(imported.status, 201);
      const { body } = await slots(tutor);
      assert.deepEqual(startsOf({ body }), [at(35)]);
      assert.equal(body.removed.busy, 8);
    });

    it('follow the step, the length and the range', async () => {
      const tutor = await world.tutor({}, tuesdays);
      assert.deepEqual(startsOf(await slots(tutor, { step: 60 })), [at(33), at(34), at(35)]);
      const half = await slots(tutor, { minutes: 30, step: 30, from: at(34), to: at(35) });
      assert.deepEqual(startsOf(half), [at(34), at(34.5)]);
      assert.equal((await slots(tutor, { step: 5 })).body.slots.length, 25);
    });

    it('stay at the same wall time across a clock change', async () => {
      const tutor = await world.tutor();
      const weekly = [{ weekday: 1, from: '14:00', to: '15:00' }];
      const body = { timeZone: 'America/New_York', weekly, overrides: [] };
      await world.api.put('/api/tutors/me/availability', { token: tutor.token, body });
      const { body: found } = await slots(tutor, { to: at(10 * 24) });
      assert.deepEqual(
        found.slots.map(({ start }) => start),
        ['2026-03-02T19:00:00.000Z', '2026-03-09T18:00:00.000Z'],
      );
    });

    it('are those that can be booked, and no others', async () => {
      const tutor = await world.tutor({ bufferMinutes: 15 }, tuesdays);
      const student = await world.someone();
      const offered = startsOf(await slots(tutor, { step: 15 }));
      const [first = '', ...others] = offered;
      assert.equal((await world.book(student, tutor, { start: first })).status, 201);
      const left = startsOf(await slots(tutor, { step: 15 }));
      assert.deepEqual(
        left,
        others.filter((start) => Date.parse(start) >= Date.parse(first) + 75 * minute),
      );
      assert.equal((await world.book(await world.someone(), tutor, { start: left[0] })).status, 201);
    });
  });

  describe('removed', () => {
    it('counts the starts that each rule took', async () => {
      const tutor = await world.tutor({ minNoticeMinutes: 120, bufferMinutes: 15, maxAdvanceDays: 2 }, [
        { weekday: 1, from: '06:00', to: '12:00' },
        { weekday: 2, from: '09:00', to: '12:00' },
        { weekday: 4, from: '09:00', to: '10:00' },
      ]);
      await world.occupy(tutor, at(34), at(34.5));
      const { body } = await slots(tutor);
      assert.deepEqual(body.removed, {
        past: 8,
        notice: 8,
        horizon: 4,
        'ends-too-late': 6,
        busy: 5,
        buffer: 2,
      });
    });

    it('counts the weeks in which the tutor takes no more', async () => {
      const tutor = await world.tutor({ maxPerWeek: 1 }, tuesdays);
      const before = await slots(tutor, { to: at(14 * 24) });
      assert.equal(before.body.slots.length, 18);
      await world.book(await world.someone(), tutor, { start: at(33) });
      const after = await slots(tutor, { to: at(14 * 24) });
      assert.deepEqual(startsOf(after), startsOf(before).slice(9));
      assert.equal(after.body.removed['weekly-limit'], 12);
    });
  });

  describe('the request', () => {
    it('is 422 for a length that is not offered, and says which are', async () => {
      const tutor = await world.tutor();
      const { status, body } = await slots(tutor, { minutes: 45 });
      assert.equal(status, 422);
      assert.equal(body.code, 'length-not-offered');
      assert.match(body.detail, /30, 60 minutes/);
    });

    it('is 422 for a range of more than 62 days, or reversed', async () => {
      const tutor = await world.tutor();
      assert.equal((await slots(tutor, { to: at(62 * 24) })).status, 200);
      const long = await slots(tutor, { to: at(62 * 24 + 1) });
      assert.deepEqual([long.status, long.body.code], [422, 'range-too-long']);
      const reversed = await slots(tutor, { to: at(-1) });
      assert.deepEqual([reversed.status, reversed.body.code], [422, 'range-reversed']);
    });

    it('is 400 for what has not the right form', async () => {
      const tutor = await world.tutor();
      for (const query of [
        { from: '2026-03-02' },
        { to: 'soon' },
        { minutes: 7 },
        { step: 61 },
        { page: 1 },
      ]) {
        assert.equal((await slots(tutor, query)).status, 400, JSON.stringify(query));
      }
    });

    it('is 401 without a token, 404 for nobody', async () => {
      const tutor = await world.tutor();
      const path = `/api/tutors/${tutor.id}/slots?from=${at(0)}&to=${at(1)}`;
      assert.equal((await world.api.get(path)).status, 401);
      assert.equal((await slots(await world.someone())).status, 404);
    });

    it('is 503 while the calendar is away, and works again afterwards', async () => {
      const tutor = await world.tutor();
      const away = await world.withoutCalendar(() => slots(tutor));
      assert.equal(away.status, 503);
      assert.ok(Number(away.headers.get('retry-after')) >= 1);
      await eventually(async () => (await slots(tutor)).status === 200);
    });

    it('is 404 from the moment of a suspension', async () => {
      const tutor = await world.tutor();
      assert.equal((await slots(tutor)).status, 200);
      const { token } = await world.someone('coordinator');
      await world.api.post(`/api/tutors/${tutor.id}/suspend`, { token });
      assert.equal((await slots(tutor)).status, 404);
      const booked = await world.book(await world.someone(), tutor);
      assert.notEqual(booked.status, 201);
    });
  });
});
