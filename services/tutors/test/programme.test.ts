import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { at, monday, type ProblemBody, useBookingWorld } from './booking-world.ts';

interface Report {
  readonly items: readonly Record<string, unknown>[];
  readonly nextCursor: string | null;
}

forEachEngine('the programme', (engine) => {
  const world = useBookingWorld(engine);

  describe('the policy', () => {
    it('is set by a coordinator and read by everyone; the zone stays unless it is named', async () => {
      const coordinator = await world.someone('coordinator');
      const limits = { maxPerDay: 2, maxPerWeek: 4, cancelNoticeMinutes: 60, noShowsBeforePause: 2 };
      const put = (body: unknown) =>
        world.api.put('/api/tutoring/policy', { token: coordinator.token, body });
      assert.equal((await put({ ...limits, timeZone: 'Asia/Karachi' })).status, 200);
      assert.deepEqual((await put({ ...limits, maxPerDay: 3 })).body, {
        ...limits,
        maxPerDay: 3,
        timeZone: 'Asia/Karachi',
      });
      const { token } = await world.someone();
      const { body } = await world.api.get<{ maxPerDay: number }>('/api/tutoring/policy', { token });
      assert.equal(body.maxPerDay, 3);
      await world.setPolicy({ timeZone: 'UTC' });
    });

    it('has bounds', async () => {
      const { token } = await world.someone('admin');
      const limits = { maxPerDay: 2, maxPerWeek: 4, cancelNoticeMinutes: 60, noShowsBeforePause: 2 };
      for (const wrong of [
        { maxPerDay: 0 },
        { maxPerWeek: -1 },
        { cancelNoticeMinutes: 1.5 },
        { noShowsBeforePause: 0 },
        { colour: 'red' },
      ]) {
        const body = { ...limits, ...wrong };
        assert.equal((await world.api.put('/api/tutoring/policy', { token, body })).status, 400);
      }
    });
  });

  it('knows no zone that is not', async () => {
    const { token } = await world.someone('admin');
    const limits = { maxPerDay: 2, maxPerWeek: 4, cancelNoticeMinutes: 60, noShowsBeforePause: 2 };
    const body = { ...limits, timeZone: 'Mars/Olympus' };
    assert.equal((await world.api.put('/api/tutoring/policy', { token, body })).status, 422);
  });

  describe('the report', () => {
    async function makeSessions() {
      const tutor = await world.tutor({
        courses: ['CS-101', 'MA-1'],
        minNoticeMinutes: 0,
      });
      const [first, second] = [await world.someone(), await world.someone()];
      const done = await world.book(first, tutor, { start: at(9) });
      const missed = await world.book(second, tutor, { start: at(10), courseCode: 'MA-1', minutes: 30 });
      const cancelled = await world.book(second, tutor, { start: at(30) });
      await world.book(second, tutor, { start: at(24 * 7 + 10) });
      await world.act(second, cancelled.body.id, 'cancel');
      world.clock.now = Date.parse(at(11));
      const renewed = await world.renew(tutor);
      await world.act(renewed, done.body.id, 'complete');
      await world.act(renewed, missed.body.id, 'no-show');
      world.clock.now = monday;
      return tutor;
    }

    async function report(query: string, headers: Record<string, string> = {}) {
      const { token } = await world.someone('coordinator');
      const path = `/api/tutoring/report?from=${at(0)}&to=${at(24 * 14)}&${query}`;
      return world.api.get<Report & ProblemBody & string>(path, { token, headers });
    }

    it('counts by course, by week and by tutor', async () => {
      const tutor = await makeSessions();
      const courses = (await report('by=course')).body.items;
      assert.deepEqual(
        courses.map(({ key, completed, noShows, cancelled, confirmed, hours, students }) => [
          key,
          completed,
          noShows,
          cancelled,
          confirmed,
          hours,
          students,
        ]),
        [
          ['CS-101', 1, 0, 1, 1, 1, 2],
          ['MA-1', 0, 1, 0, 0, 0, 1],
        ],
      );
      const weeks = (await report('by=week')).body.items;
      assert.deepEqual(
        weeks.map(({ key, completed, confirmed, students }) => [key, completed, confirmed, students]),
        [
          ['2026-03-02', 1, 0, 2],
          ['2026-03-09', 0, 1, 1],
        ],
      );
      const [ofTutor] = (await report('by=tutor')).body.items;
      assert.deepEqual([ofTutor?.['key'], ofTutor?.['label'], ofTutor?.['hours']], [tutor.id, tutor.name, 1]);
    });

    it('comes in pages', async () => {
      const first = (await report('by=course&limit=1')).body;
      const second = (await report(`by=course&limit=1&cursor=${first.nextCursor}`)).body;
      assert.deepEqual([first.items[0]?.['key'], second.items[0]?.['key']], ['CS-101', 'MA-1']);
      assert.equal(second.nextCursor, null);
    });

    it('comes as CSV to who accepts that', async () => {
      const { status, body, headers } = await report('by=course', { accept: 'text/csv' });
      assert.equal(status, 200);
      assert.match(headers.get('content-type') ?? '', /^text\/csv/);
      assert.match(body, /^key,label,requested,.*\r\nCS-101,CS-101,0,/);
    });

    it('takes the force out of names that a spreadsheet would run', async () => {
      const { db } = world.context;
      await db.transaction((tx) =>
        tx.updateTable('sessions').set({ tutor_name: '=HYPERLINK("x")' }).execute(),
      );
      const { body } = await report('by=tutor', { accept: 'text/csv' });
      assert.match(body, /,"'=HYPERLINK\(""x""\)",/);
    });

    it('is refused for a range that is reversed, too long or missing', async () => {
      const { token } = await world.someone('coordinator');
      const ask = async (query: string) =>
        (await world.api.get(`/api/tutoring/report?${query}`, { token })).status;
      assert.equal(await ask(`from=${at(1)}&to=${at(0)}`), 422);
      assert.equal(await ask(`from=${at(0)}&to=${at(24 * 367)}`), 422);
      assert.equal(await ask(`from=${at(0)}`), 400);
      assert.equal(await ask(`from=${at(0)}&to=${at(1)}&by=colour`), 400);
    });
  });
});
