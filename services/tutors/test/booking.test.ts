import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { at, type ProblemBody, useBookingWorld } from './booking-world.ts';

forEachEngine('booking a session', (engine) => {
  const world = useBookingWorld(engine);

  describe('POST /api/sessions', () => {
    it('confirms at once with a tutor who books instantly, and takes the time in the ledger', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const { status, body, headers } = await world.book(student, tutor);
      assert.equal(status, 201);
      assert.equal(body.status, 'confirmed');
      assert.equal(body.end, at(35));
      assert.equal(headers.get('location'), `/api/sessions/${body.id}`);
      assert.equal((await world.reservation(body.id)).body.status, 'active');
    });

    it('requests from one who wants to be asked, until 24 hours later at most', async () => {
      const [tutor, student] = [await world.tutor({ instantBooking: false }), await world.someone()];
      const { body } = await world.book(student, tutor, { start: at(60) });
      assert.equal(body.status, 'requested');
      assert.equal(body.answerBy, at(32));
    });

    it('holds the time of a request: a second one is refused at once, with the nearest free starts', async () => {
      const tutor = await world.tutor({ instantBooking: false });
      await world.book(await world.someone(), tutor, { start: at(60) });
      const { status, body } = await world.book(await world.someone(), tutor, { start: at(60) });
      assert.equal(status, 409);
      assert.equal(body.rule, 'busy');
      assert.deepEqual(body.alternatives, [
        { start: at(59), end: at(60) },
        { start: at(61), end: at(62) },
        { start: at(58.75), end: at(59.75) },
      ]);
    });

    it('is refused without a token, and for a shape that is wrong', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      assert.equal((await world.api.post('/api/sessions', { body: {} })).status, 401);
      for (const wrong of [
        { minutes: '60' },
        { start: '2026-03-05T09:00:00' },
        { mode: 'by post' },
        { tutorId: 'x' },
        { colour: 'red' },
        { topic: 'x'.repeat(501) },
      ]) {
        assert.equal((await world.book(student, tutor, wrong)).status, 400, JSON.stringify(wrong));
      }
      const impossible = { start: '2026-02-30T09:00:00Z' };
      assert.equal((await world.book(student, tutor, impossible)).status, 422);
    });

    it('is 404 for a tutor who is not there, or not approved', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const coordinator = await world.someone('coordinator');
      assert.equal((await world.book(student, student)).status, 404);
      await world.api.post(`/api/tutors/${tutor.id}/suspend`, { token: coordinator.token, body: {} });
      assert.equal((await world.book(student, tutor)).status, 404);
    });

    const requestRules = [
      { rule: 'course', wrong: { courseCode: 'MA-1' } },
      { rule: 'minutes', wrong: { minutes: 45 } },
      { rule: 'mode', wrong: { mode: 'in-person' }, tutor: { modes: ['online'] } },
    ];
    for (const { rule, wrong, tutor: overrides = {} } of requestRules) {
      it(`is 422 by the rule ${rule}, which no other time mends`, async () => {
        const [tutor, student] = [await world.tutor(overrides), await world.someone()];
        const { status, body } = await world.book(student, tutor, wrong);
        assert.deepEqual([status, body.rule, body.alternatives], [422, rule, undefined]);
      });
    }

    it('is 422 with oneself', async () => {
      const tutor = await world.tutor();
      const { status, body } = await world.book(tutor, tutor);
      assert.deepEqual([status, body.rule], [422, 'yourself']);
    });

    const mornings = [{ weekday: 2, from: '09:00', to: '12:00' }];
    const timeRules = [
      { rule: 'past', start: at(7) },
      { rule: 'notice', start: at(8.5) },
      { rule: 'horizon', start: at(24 * 70) },
      { rule: 'horizon', start: '2099-12-31T23:59:00Z' },
      { rule: 'outside-hours', start: at(34 + 5), weekly: mornings },
      { rule: 'ends-too-late', start: at(24 + 11.5), weekly: mornings },
    ];
    for (const { rule, start, weekly } of timeRules) {
      it(`is 422 by the rule ${rule} at ${start}, with free starts`, async () => {
        const [tutor, student] = [await world.tutor({}, weekly), await world.someone()];
        const { status, body } = await world.book(student, tutor, { start });
        assert.deepEqual([status, body.rule], [422, rule]);
        assert.equal(body.alternatives?.length, 3);
        const [first] = body.alternatives ?? [];
        assert.equal((await world.book(student, tutor, { start: first?.start })).status, 201);
      });
    }

    it('is 409 in the buffer around other time of the tutor', async () => {
      const [tutor, student] = [await world.tutor({ bufferMinutes: 15 }), await world.someone()];
      await world.occupy(tutor, at(33), at(33.8));
      const { status, body } = await world.book(student, tutor, { start: at(34) });
      assert.deepEqual([status, body.rule], [409, 'buffer']);
      assert.equal((await world.book(student, tutor, { start: at(34.05) })).status, 201);
    });

    it('is 409 when it is the student who is busy, and offers what is free for both', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      await world.occupy(student, at(33), at(35));
      const { status, body } = await world.book(student, tutor, { start: at(34) });
      assert.deepEqual([status, body.rule], [409, 'your-time']);
      assert.deepEqual(
        body.alternatives?.map(({ start }) => start),
        [at(35), at(35.25), at(35.5)],
      );
    });

    it('is 409 once the tutor has as many sessions in the week as they take', async () => {
      const tutor = await world.tutor({ maxPerWeek: 1 });
      await world.book(await world.someone(), tutor, { start: at(34) });
      const { status, body } = await world.book(await world.someone(), tutor, { start: at(50) });
      assert.deepEqual([status, body.rule], [409, 'weekly-limit']);
      assert.equal(body.alternatives?.[0]?.start, at(24 * 7));
    });

    it('says nothing of what else the two have', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      await world.occupy(tutor, at(34), at(35));
      const { body } = await world.book(student, tutor);
      assert.doesNotMatch(JSON.stringify(body), /Meeting/);
    });

    it('leaves nothing behind a refusal', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      await world.occupy(tutor, at(34), at(35));
      await world.book(student, tutor);
      assert.deepEqual(await world.sessionsOf('student_id', student), []);
    });
  });

  describe('the limits of a student', () => {
    it('count by day and by week, in the zone of the policy, and offer days that have room', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      await world.setPolicy({ maxPerDay: 1, maxPerWeek: 2, timeZone: 'Asia/Karachi' });
      assert.equal((await world.book(student, tutor, { start: at(24 + 20) })).status, 201);
      const sameDay = await world.book(student, tutor, { start: at(24 + 25) });
      assert.deepEqual([sameDay.status, sameDay.body.rule], [409, 'max-per-day']);
      // The evening before midnight in Karachi, which is at 19:00 UTC.
      assert.equal(sameDay.body.alternatives?.[0]?.start, at(24 + 18.75));
      assert.equal((await world.book(student, tutor, { start: at(24 + 18) })).status, 201);
      const sameWeek = await world.book(student, tutor, { start: at(72 + 20) });
      assert.deepEqual([sameWeek.status, sameWeek.body.rule], [409, 'max-per-week']);
      assert.equal(sameWeek.body.alternatives?.[0]?.start, at(24 * 7 - 5));
      await world.setPolicy({ timeZone: 'UTC' });
    });

    it('hold back a student who missed too many sessions, and no others', async () => {
      const [tutor, student] = [await world.tutor({ minNoticeMinutes: 0 }), await world.someone()];
      await world.setPolicy({ noShowsBeforePause: 1 });
      const { body: missed } = await world.book(student, tutor, { start: at(8) });
      assert.equal((await world.act(tutor, missed.id, 'no-show')).body.status, 'no-show');
      const { status, body } = await world.book(student, tutor);
      assert.deepEqual([status, body.rule, body.alternatives], [409, 'paused', undefined]);
      assert.equal((await world.book(await world.someone(), tutor)).status, 201);
      await world.setPolicy({});
    });

    it('do not count what was cancelled', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      await world.setPolicy({ maxPerDay: 1 });
      const { body } = await world.book(student, tutor);
      await world.act(student, body.id, 'cancel');
      assert.equal((await world.book(student, tutor)).status, 201);
      await world.setPolicy({});
    });
  });

  describe('GET /api/sessions', () => {
    it('lists by side, status and range, by start, page by page', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      for (const hours of [60, 40, 50]) await world.book(student, tutor, { start: at(hours) });
      const list = (query: string, { token } = student) =>
        world.api.get<{ items: { start: string }[]; nextCursor: string | null }>(`/api/sessions?${query}`, {
          token,
        });
      const starts = async (query: string, person = student) =>
        (await list(query, person)).body.items.map(({ start }) => start);
      assert.deepEqual(await starts('as=student'), [at(40), at(50), at(60)]);
      assert.deepEqual(await starts('as=tutor'), []);
      assert.deepEqual(await starts('as=tutor', tutor), [at(40), at(50), at(60)]);
      assert.deepEqual(await starts(`from=${at(50)}&to=${at(60)}`), [at(50)]);
      assert.deepEqual(await starts('status=completed'), []);
      const first = await list('limit=2');
      assert.equal(first.body.items.length, 2);
      assert.deepEqual(await starts(`limit=2&cursor=${first.body.nextCursor}`), [at(60)]);
    });

    it('lists the latest first where that is asked, page by page', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      for (const hours of [60, 40, 50]) await world.book(student, tutor, { start: at(hours) });
      const page = async (query: string) => {
        const path = `/api/sessions?order=latest&limit=2${query}`;
        const { token } = student;
        return (await world.api.get<{ items: { start: string }[]; nextCursor: string }>(path, { token }))
          .body;
      };
      const { items, nextCursor } = await page('');
      const rest = await page(`&cursor=${nextCursor}`);
      assert.deepEqual(
        [...items, ...rest.items].map(({ start }) => start),
        [at(60), at(50), at(40)],
      );
      const { token } = student;
      assert.equal((await world.api.get(`/api/sessions?cursor=${nextCursor}`, { token })).status, 400);
    });

    it('refuses a reversed range, an unknown status and a foreign cursor', async () => {
      const { token } = await world.someone();
      const ask = async (query: string) =>
        (await world.api.get<ProblemBody>(`/api/sessions?${query}`, { token })).status;
      assert.equal(await ask(`from=${at(2)}&to=${at(1)}`), 422);
      assert.equal(await ask('status=held'), 400);
      assert.equal(await ask('cursor=abc'), 400);
      assert.equal(await ask('limit=101'), 400);
    });
  });
});
