import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@studyhall/db';
import type { Ledger } from '@studyhall/ledger';
import { client, forEachEngine, type TestClient } from '@studyhall/testing';
import { buildApp } from '../src/app.ts';
import { type Booking, bookSession } from '../src/commands/book-session.ts';
import { placeSession } from '../src/commands/place-session.ts';
import { rescheduleSession } from '../src/commands/reschedule-session.ts';
import { sweep } from '../src/commands/sweep.ts';
import type { Context } from '../src/context.ts';
import { findPolicy } from '../src/data/policy-repository.ts';
import { findSession } from '../src/data/session-repository.ts';
import { holdTime, newSession } from '../src/domain/session.ts';
import { BookingRefusedError } from '../src/session-errors.ts';
import { at, eventually, type ProblemBody, type Someone, useBookingWorld } from './booking-world.ts';

/** What a process that dies would have waited for. */
const never = new Promise<never>(() => undefined);

forEachEngine('what a crash or an outage leaves', (engine) => {
  const world = useBookingWorld(engine);

  /** The service as it is, but for a process that dies at a step of the ledger. */
  function dying(step: (ledger: Ledger) => Partial<Ledger>): Context {
    const { context } = world;
    return { ...context, ledger: { ...context.ledger, ...step(context.ledger) } };
  }

  const beforeReserving = () => dying(() => ({ reserve: () => never }));
  const afterReserving = () =>
    dying((ledger) => ({
      reserve: async (reservation) => {
        await ledger.reserve(reservation);
        return never;
      },
    }));

  function booking(student: Someone, tutor: Someone): Booking {
    return {
      id: newId(),
      confirmClaim: async () => undefined,
      studentId: student.id,
      studentName: student.name,
      tutorId: tutor.id,
      courseCode: 'CS-101',
      start: Date.parse(at(34)),
      minutes: 60,
      mode: 'online',
      topic: '',
    };
  }

  /** Runs a command whose process dies, until what it leaves is there. */
  async function crash(work: Promise<unknown>, isThere: () => Promise<unknown>): Promise<void> {
    work.catch(() => undefined);
    await eventually(isThere);
    // What follows on the last step, if anything did, would have followed by now.
    await delay(50);
  }

  const isReserved = async (id: string) => (await world.reservation(id)).status === 200;

  /** The clock never goes back: a round of the service's own sweep may be at work with a later time. */
  async function sweepLater(rounds = 4): Promise<void> {
    world.clock.now += holdTime;
    for (let round = 0; round < rounds; round += 1) await sweep(world.context);
  }

  /** Waits for what the sweep does once it tries again. */
  async function inTime(look: () => Promise<boolean>): Promise<void> {
    await eventually(() => {
      world.clock.now += 1_000;
      return look();
    });
  }

  describe('booking', () => {
    it('that died before the ledger heard of it is undone', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const request = booking(student, tutor);
      await crash(bookSession(beforeReserving(), request), () => world.stored(request.id));
      assert.equal((await world.stored(request.id))?.status, 'held');
      assert.equal((await world.get(student, request.id)).status, 404);
      await sweepLater();
      assert.equal(await world.stored(request.id), undefined);
      assert.equal((await world.reservation(request.id)).body.status, 'released');
      assert.equal((await world.book(student, tutor)).status, 201);
    });

    it('that died after the ledger made it is finished', async () => {
      const [tutor, student] = [await world.tutor({ instantBooking: false }), await world.someone()];
      const request = booking(student, tutor);
      await crash(bookSession(afterReserving(), request), () => isReserved(request.id));
      await sweepLater();
      assert.equal((await world.get(student, request.id)).body.status, 'requested');
      const events = await world.context.db.read
        .selectFrom('outbox')
        .select('type')
        .where('subject', '=', request.id)
        .where('subscriber', '=', 'students')
        .execute();
      assert.deepEqual(events, [{ type: 'session.requested' }]);
    });

    it('that is repeated finds what the first left, before the sweep', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      for (const dies of [beforeReserving(), afterReserving()]) {
        const request = booking(student, tutor);
        await crash(bookSession(dies, request), () => world.stored(request.id));
        const session = await bookSession(world.context, request);
        assert.deepEqual([session.id, session.status], [request.id, 'confirmed']);
        await world.act(student, session.id, 'cancel');
      }
    });

    it('that is repeated after the sweep books once, however often', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const request = booking(student, tutor);
      await crash(bookSession(beforeReserving(), request), () => world.stored(request.id));
      await sweepLater();
      const first = await bookSession(world.context, request);
      const second = await bookSession(world.context, request);
      assert.equal(first.status, 'confirmed');
      assert.equal(second.id, first.id);
    });

    for (const [decided, rounds] of [
      ['has given it up', 1],
      ['has released its time', 4],
    ] as const) {
      it(`that was slow, not dead, is made once more after the sweep ${decided}`, async () => {
        const [tutor, student] = [await world.tutor(), await world.someone()];
        const request = booking(student, tutor);
        const gate = Promise.withResolvers<void>();
        const slow = dying((ledger) => ({
          reserve: async (reservation) => {
            await gate.promise;
            return ledger.reserve(reservation);
          },
        }));
        const booked = bookSession(slow, request);
        await eventually(() => world.stored(request.id));
        await sweepLater(rounds);
        gate.resolve();
        const session = await booked;
        assert.equal(session.status, 'confirmed');
        assert.equal((await world.reservation(session.id)).body.status, 'active');
        assert.equal((await world.reservation(request.id)).body.status, 'released');
      });
    }

    it('whose repeat is refused is not finished after all', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const request = booking(student, tutor);
      await crash(bookSession(afterReserving(), request), () => isReserved(request.id));
      await assert.rejects(bookSession(world.context, { ...request, minutes: 45 }), BookingRefusedError);
      await sweepLater();
      assert.equal(await world.stored(request.id), undefined);
      assert.equal((await world.reservation(request.id)).body.status, 'released');
    });

    it('is not made by a process that lost its key to another, which was refused', async (t) => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const [reserving, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const slow = dying((ledger) => ({
        reserve: async (reservation) => {
          reserving.resolve();
          await gate.promise;
          return ledger.reserve(reservation);
        },
      }));
      const stopped = world.clock.now;
      const app = await buildApp({ ...slow, now: () => stopped });
      t.after(() => gate.resolve());
      t.after(() => app.close());
      const request = {
        token: student.token,
        headers: { 'idempotency-key': newId() },
        body: { tutorId: tutor.id, courseCode: 'CS-101', start: at(34), minutes: 60, mode: 'online' },
      };
      const book = (api: TestClient) => api.post<ProblemBody>('/api/sessions', request);
      const late = book(client(app));
      await reserving.promise;
      world.clock.now += 10_000;
      await world.offer(tutor, { sessionMinutes: [30] });
      assert.equal((await book(world.api)).body.rule, 'minutes');
      await world.offer(tutor, {});
      gate.resolve();
      const { status, body } = await late;
      assert.deepEqual([status, body.code], [409, 'request-in-progress']);
      await sweepLater();
      assert.deepEqual(await world.sessionsOf('student_id', student), []);
    });

    it('is 503 while the calendar is away, leaves nothing, and works with the same key afterwards', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const request = {
        token: student.token,
        headers: { 'idempotency-key': 'outage' },
        body: { tutorId: tutor.id, courseCode: 'CS-101', start: at(34), minutes: 60, mode: 'online' },
      };
      const book = () => world.api.post<{ id: string }>('/api/sessions', request);
      const away = await world.withoutCalendar(book);
      assert.equal(away.status, 503);
      assert.ok(Number(away.headers.get('retry-after')) >= 1);
      const back = await eventually(async () => {
        const answer = await book();
        return answer.status === 201 && answer;
      });
      await world.sweep();
      const kept = await world.sessionsOf('student_id', student);
      assert.deepEqual(
        kept.map(({ id }) => id),
        [back.body.id],
      );
    });
  });

  describe('an offer', () => {
    /** Someone waits where the tutor has no hours, so that nothing but the test offers anything. */
    async function offering(dies: Context, isThere: (id: string) => Promise<unknown>) {
      const hours = [{ weekday: 2, from: '10:00', to: '11:00' }];
      const [tutor, student] = [await world.tutor({}, hours), await world.someone()];
      const wish = { from: at(48), to: at(72), minutes: 60, courseCode: 'CS-101' };
      const path = `/api/tutors/${tutor.id}/waitlist`;
      const { token } = student;
      const entry = await world.api.post<{ id: string }>(path, { token, body: wish });
      const session = newSession({
        ...booking(student, tutor),
        tutorName: tutor.name,
        start: Date.parse(at(60)),
        end: Date.parse(at(61)),
        answerBy: world.clock.now + 30 * 60_000,
        waitlistEntryId: entry.body.id,
        createdAt: world.clock.now,
      });
      const policy = await findPolicy(world.context.db.read);
      const terms = { timeZone: 'UTC', maxPerWeek: 10, bufferMinutes: 0, place: null, link: null };
      await crash(placeSession(dies, { session, tutor: terms, policy }), () => isThere(session.id));
      return { token, sessionId: session.id };
    }

    async function entryOf(token: string) {
      const path = '/api/waitlist';
      const { body } = await world.api.get<{ items: { status: string }[] }>(path, { token });
      return body.items[0]?.status;
    }

    it('that died before the ledger heard of it leaves the one who waits in the line', async () => {
      const { token, sessionId } = await offering(beforeReserving(), (id) => world.stored(id));
      await sweepLater();
      assert.equal(await entryOf(token), 'waiting');
      assert.equal(await world.stored(sessionId), undefined);
    });

    it('that died after the ledger made it is made', async () => {
      const { token, sessionId } = await offering(afterReserving(), isReserved);
      await sweepLater();
      assert.equal(await entryOf(token), 'offered');
      assert.equal((await world.stored(sessionId))?.status, 'offered');
    });
  });

  describe('cancelling', () => {
    it('counts while the calendar is away; the time is released when it is back', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const { body } = await world.book(student, tutor);
      const cancelled = await world.withoutCalendar(() => world.act(student, body.id, 'cancel'));
      assert.deepEqual([cancelled.status, cancelled.body.status], [200, 'cancelled']);
      assert.equal((await world.reservation(body.id)).body.status, 'active');
      await inTime(async () => (await world.stored(body.id))?.due_at === null);
      assert.equal((await world.reservation(body.id)).body.status, 'released');
    });
  });

  describe('moving', () => {
    const beforeMoving = () => dying(() => ({ move: () => never }));
    const afterMoving = () =>
      dying((ledger) => ({
        move: async (ref, move) => {
          await ledger.move(ref, move);
          return never;
        },
      }));

    async function crashMove(dies: Context, isThere: (id: string) => Promise<unknown>) {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const { body } = await world.book(student, tutor);
      const session = await findSession(world.context.db.read, body.id);
      assert.ok(session);
      const start = Date.parse(at(60));
      const work = rescheduleSession(dies, session, { start, actor: 'student', byPersonId: student.id });
      await crash(work, () => isThere(body.id));
      return { tutor, student, id: body.id };
    }

    const isIntended = async (id: string) => (await findSession(world.context.db.read, id))?.move !== null;
    const isMoved = async (id: string) => (await world.reservation(id)).body.version === 2;

    it('that died after the ledger made it is finished', async () => {
      const { student, id } = await crashMove(afterMoving(), isMoved);
      await sweepLater();
      assert.equal((await world.get(student, id)).body.start, at(60));
      assert.equal((await world.act(student, id, 'reschedule', { start: at(70) })).body.start, at(70));
    });

    it('that died before is forgotten, and refused should it still arrive', async () => {
      const { student, id } = await crashMove(beforeMoving(), isIntended);
      await sweepLater();
      assert.equal((await world.get(student, id)).body.start, at(34));
      const late = { start: Date.parse(at(60)), end: Date.parse(at(61)), version: 2 };
      await assert.rejects(world.context.ledger.move(`session:${id}`, late));
      assert.equal((await world.reservation(id)).body.start, at(34));
      assert.equal((await world.act(student, id, 'reschedule', { start: at(70) })).body.start, at(70));
    });

    it('that is under way does not keep the session from being cancelled', async () => {
      const { student, id } = await crashMove(afterMoving(), isMoved);
      assert.equal(
        (await world.act(student, id, 'reschedule', { start: at(70) })).body.code,
        'session-moving',
      );
      assert.equal((await world.act(student, id, 'cancel')).status, 200);
      assert.equal((await world.reservation(id)).body.status, 'released');
      await sweepLater();
      assert.equal((await world.stored(id))?.status, 'cancelled');
    });

    it('is 503 while the calendar is away, and stays where it was', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const { body } = await world.book(student, tutor);
      const move = () => world.act(student, body.id, 'reschedule', { start: at(60) });
      assert.equal((await world.withoutCalendar(move)).status, 503);
      await inTime(async () => (await move()).status === 200);
      assert.equal((await world.get(student, body.id)).body.start, at(60));
    });
  });
});
