import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { at, monday, type Someone, useBookingWorld } from './booking-world.ts';

const minute = 60_000;
const hour = 60 * minute;

forEachEngine('the life of a session', (engine) => {
  const world = useBookingWorld(engine);

  async function requested(start = at(60)) {
    const tutor = await world.tutor({ instantBooking: false, minNoticeMinutes: 0 });
    const student = await world.someone();
    const { body } = await world.book(student, tutor, { start });
    return { tutor, student, id: body.id };
  }

  async function confirmed(start = at(60)) {
    const tutor = await world.tutor({ minNoticeMinutes: 0 });
    const student = await world.someone();
    const { body } = await world.book(student, tutor, { start });
    return { tutor, student, id: body.id };
  }

  /** Lets the time be `instant` for a while; tokens are made anew. */
  async function during<R>(instant: number, people: Someone[], work: (people: Someone[]) => Promise<R>) {
    world.clock.now = instant;
    try {
      return await work(await Promise.all(people.map((person) => world.renew(person))));
    } finally {
      world.clock.now = monday;
    }
  }

  async function publishedTypes(id: string): Promise<string[]> {
    const { context } = world;
    const rows = await context.db.read
      .selectFrom('outbox')
      .select('type')
      .where('subject', '=', id)
      .where('subscriber', '=', 'students')
      .execute();
    return rows.map((row) => row.type);
  }

  it('is requested, accepted, and completed by itself a day after its end', async () => {
    const { tutor, id } = await requested();
    assert.equal((await world.act(tutor, id, 'accept')).body.status, 'confirmed');
    await during(Date.parse(at(61)) + 24 * hour - 1, [], () => world.sweep());
    assert.equal((await world.stored(id))?.status, 'confirmed');
    await during(Date.parse(at(61)) + 24 * hour, [], () => world.sweep());
    assert.equal((await world.stored(id))?.status, 'completed');
    assert.deepEqual(await publishedTypes(id), [
      'session.requested',
      'session.confirmed',
      'session.completed',
    ]);
  });

  it('answers the same when an action is repeated, and changes nothing', async () => {
    const { tutor, id } = await requested();
    const first = await world.act(tutor, id, 'accept');
    const second = await world.act(tutor, id, 'accept');
    assert.deepEqual([second.status, second.body], [200, first.body]);
    assert.deepEqual(await publishedTypes(id), ['session.requested', 'session.confirmed']);
  });

  it('gives the time back when it is declined', async () => {
    const { tutor, id } = await requested();
    const { body } = await world.act(tutor, id, 'decline', { reason: 'I am away.' });
    assert.deepEqual([body.status, body.reason], ['declined', 'I am away.']);
    assert.equal((await world.reservation(id)).body.status, 'released');
    assert.equal((await world.act(tutor, id, 'accept')).status, 409);
  });

  it('expires when nobody answers, and the time is free again', async () => {
    const { tutor, id } = await requested();
    await during(monday + 24 * hour, [tutor], async ([renewed]) => {
      const late = await world.act(renewed ?? tutor, id, 'accept');
      assert.deepEqual([late.status, late.body.code], [409, 'session-expired']);
      await world.sweep();
    });
    assert.equal((await world.stored(id))?.status, 'expired');
    assert.equal((await world.reservation(id)).body.status, 'released');
    assert.deepEqual(await publishedTypes(id), ['session.requested', 'session.expired']);
  });

  describe('cancelling', () => {
    it('is open to the student up to the notice, and frees the time for others', async () => {
      const { tutor, student, id } = await confirmed();
      const { body } = await world.act(student, id, 'cancel', { reason: 'Ill' });
      assert.deepEqual([body.status, body.reason], ['cancelled', 'Ill']);
      const next = await world.book(await world.someone(), tutor, { start: at(60) });
      assert.equal(next.status, 201);
    });

    it('is refused to the student after that, never to the tutor', async () => {
      const { tutor, student, id } = await confirmed(at(10.5));
      await during(Date.parse(at(10)), [student, tutor], async ([lateStudent, lateTutor]) => {
        const late = await world.act(lateStudent ?? student, id, 'cancel');
        assert.deepEqual([late.status, late.body.rule], [409, 'cancel-notice']);
        assert.equal((await world.act(lateTutor ?? tutor, id, 'cancel')).status, 200);
      });
    });

    it('is open to a coordinator', async () => {
      const { id } = await confirmed();
      assert.equal((await world.act(await world.someone('coordinator'), id, 'cancel')).status, 200);
    });
  });

  describe('what happened', () => {
    it('is for the tutor to say, from the start on', async () => {
      const { tutor, id } = await confirmed(at(10));
      assert.equal((await world.act(tutor, id, 'complete')).body.code, 'session-ahead');
      assert.equal((await world.act(tutor, id, 'no-show')).body.code, 'session-ahead');
      await during(Date.parse(at(10)), [tutor], async ([renewed]) => {
        assert.equal((await world.act(renewed ?? tutor, id, 'no-show')).body.status, 'no-show');
        const { status, body } = await world.act(renewed ?? tutor, id, 'complete');
        assert.deepEqual([status, body.code], [409, 'session-no-show']);
      });
    });
  });

  describe('moving', () => {
    it('by the tutor keeps it confirmed, moves the ledger with it, and lets the student cancel late', async () => {
      const { tutor, student, id } = await confirmed(at(60));
      const { status, body } = await world.act(tutor, id, 'reschedule', { start: at(9) });
      assert.deepEqual([status, body.status, body.start, body.end], [200, 'confirmed', at(9), at(10)]);
      const ledger = (await world.reservation(id)).body;
      assert.deepEqual([ledger.start, ledger.version], [at(9), 2]);
      assert.equal((await world.act(student, id, 'cancel')).status, 200);
    });

    it('by the student asks again where the tutor wants to be asked', async () => {
      const { tutor, student, id } = await requested();
      await world.act(tutor, id, 'accept');
      const { body } = await world.act(student, id, 'reschedule', { start: at(80) });
      assert.deepEqual([body.status, body.start, body.answerBy], ['requested', at(80), at(32)]);
      assert.equal((await world.act(tutor, id, 'accept')).body.status, 'confirmed');
    });

    it('may overlap the time it leaves', async () => {
      const { student, id } = await confirmed();
      const { body } = await world.act(student, id, 'reschedule', { start: at(60.5) });
      assert.equal(body.start, at(60.5));
    });

    it('is refused to where either is busy, with alternatives, and stays where it was', async () => {
      const { tutor, student, id } = await confirmed();
      await world.occupy(tutor, at(70), at(71));
      const { status, body } = await world.act(student, id, 'reschedule', { start: at(70) });
      assert.deepEqual([status, body.rule, body.alternatives?.length], [409, 'busy', 3]);
      assert.equal((await world.get(student, id)).body.start, at(60));
      assert.equal((await world.act(student, id, 'cancel')).status, 200);
    });

    it('by the student keeps to the hours and the notice; by the tutor, ahead of now', async () => {
      const { tutor, student, id } = await confirmed();
      const farAway = await world.act(student, id, 'reschedule', { start: at(24 * 90) });
      assert.deepEqual([farAway.status, farAway.body.rule], [422, 'horizon']);
      const past = await world.act(tutor, id, 'reschedule', { start: at(7) });
      assert.deepEqual([past.status, past.body.rule], [422, 'past']);
    });

    it('by the student counts towards the limits of the new day, not of the old', async () => {
      await world.setPolicy({ maxPerDay: 1 });
      const { tutor, student, id } = await confirmed(at(60));
      await world.book(student, tutor, { start: at(84) });
      const full = await world.act(student, id, 'reschedule', { start: at(86) });
      assert.deepEqual([full.status, full.body.rule], [409, 'max-per-day']);
      assert.equal((await world.act(student, id, 'reschedule', { start: at(62) })).status, 200);
      await world.setPolicy({});
    });

    it('is for what is accepted and lies ahead', async () => {
      const { tutor, id } = await requested();
      assert.equal(
        (await world.act(tutor, id, 'reschedule', { start: at(70) })).body.code,
        'session-requested',
      );
      await world.act(tutor, id, 'decline');
      assert.equal(
        (await world.act(tutor, id, 'reschedule', { start: at(70) })).body.code,
        'session-declined',
      );
    });
  });

  describe('notes', () => {
    it('are shared by the two, but for the tutor’s own', async () => {
      const { tutor, student, id } = await confirmed();
      const put = (person: Someone, body: unknown) =>
        world.api.put(`/api/sessions/${id}/notes`, { token: person.token, body });
      assert.deepEqual((await put(tutor, { shared: 'Read chapter 2', private: 'Shy' })).body, {
        shared: 'Read chapter 2',
        private: 'Shy',
      });
      assert.deepEqual((await put(student, { shared: 'Chapter 2 read' })).body, {
        shared: 'Chapter 2 read',
        private: null,
      });
      assert.equal((await put(student, { private: 'Peek' })).status, 403);
      assert.equal((await put(student, {})).status, 400);
      assert.deepEqual((await world.get(tutor, id)).body.notes, { shared: 'Chapter 2 read', private: 'Shy' });
      assert.equal((await world.get(student, id)).body.notes.private, null);
      assert.equal((await world.get(await world.someone('coordinator'), id)).body.notes.private, null);
    });
  });

  it('tells the two where to meet once it is agreed', async () => {
    const { tutor, student, id } = await requested();
    assert.equal((await world.get(student, id)).body.link, null);
    await world.act(tutor, id, 'accept');
    assert.equal((await world.get(student, id)).body.link, 'https://meet.example.edu/room');
  });
});
