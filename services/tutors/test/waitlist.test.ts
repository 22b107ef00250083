import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { at, eventually, monday, type ProblemBody, type Someone, useBookingWorld } from './booking-world.ts';

interface Entry {
  readonly id: string;
  readonly status: string;
  readonly position: number;
  readonly offer: { readonly sessionId: string; readonly start: string; readonly expiresAt: string } | null;
}

const minute = 60_000;
/** One hour a week, so that one session takes all there is. */
const oneHour = [{ weekday: 2, from: '10:00', to: '11:00' }];

forEachEngine('the waitlist', (engine) => {
  const world = useBookingWorld(engine);

  function join(student: Someone, tutor: Someone, overrides: Record<string, unknown> = {}) {
    const body = { from: at(24), to: at(48), minutes: 60, courseCode: 'CS-101', ...overrides };
    const path = `/api/tutors/${tutor.id}/waitlist`;
    return world.api.post<Entry & ProblemBody>(path, { token: student.token, body });
  }

  async function entriesOf(student: Someone): Promise<Entry[]> {
    const { body } = await world.api.get<{ items: Entry[] }>('/api/waitlist', { token: student.token });
    return body.items;
  }

  function answer(student: Someone, entryId: string, verb: 'accept' | 'decline', body?: unknown) {
    const path = `/api/waitlist/${entryId}/${verb}`;
    return world.api.post<{ id: string; status: string; mode: string; topic: string } & ProblemBody>(path, {
      token: student.token,
      body,
    });
  }

  /** Waits until a time is on offer to the student. */
  function offerTo(student: Someone) {
    return eventually(async () => {
      const entry = (await entriesOf(student)).find(({ status }) => status === 'offered');
      return entry?.offer && { entryId: entry.id, ...entry.offer };
    });
  }

  /** A tutor whose one hour is taken, by whom, and the students who then wait for it in this order. */
  async function line(count: number, overrides: Record<string, unknown> = {}) {
    const tutor = await world.tutor(overrides, oneHour);
    const holder = await world.someone();
    const { body } = await world.book(holder, tutor);
    const waiting: Someone[] = [];
    for (let index = 0; index < count; index += 1) {
      const student = await world.someone();
      assert.equal((await join(student, tutor)).status, 201);
      waiting.push(student);
    }
    const free = () => world.act(holder, body.id, 'cancel');
    return { tutor, holder, waiting: waiting as [Someone, ...Someone[]], free };
  }

  it('tells everyone their position in the line', async () => {
    const { waiting } = await line(3);
    const positions = await Promise.all(waiting.map(async (student) => (await entriesOf(student))[0]));
    assert.deepEqual(
      positions.map((entry) => [entry?.status, entry?.position]),
      [
        ['waiting', 1],
        ['waiting', 2],
        ['waiting', 3],
      ],
    );
  });

  it('offers a time that frees to the first in line, for half an hour, to nobody else', async () => {
    const { tutor, waiting, free } = await line(2);
    await free();
    const offer = await offerTo(waiting[0]);
    assert.deepEqual([offer.start, offer.expiresAt], [at(34), new Date(monday + 30 * minute).toISOString()]);
    assert.equal((await world.reservation(offer.sessionId)).body.status, 'active');
    assert.equal((await world.book(await world.someone(), tutor)).status, 409);
    const [second] = await entriesOf(waiting[1] as Someone);
    assert.deepEqual([second?.status, second?.position], ['waiting', 2]);
    assert.equal((await world.get(waiting[0], offer.sessionId)).status, 404);
  });

  it('makes a session of it on acceptance, in the same reservation', async () => {
    const { waiting, free } = await line(1);
    await free();
    const offer = await offerTo(waiting[0]);
    const accepted = await answer(waiting[0], offer.entryId, 'accept', { mode: 'in-person', topic: 'Trees' });
    const { id, status, mode, topic } = accepted.body;
    assert.deepEqual([accepted.status, id, status], [200, offer.sessionId, 'confirmed']);
    assert.deepEqual([mode, topic], ['in-person', 'Trees']);
    assert.deepEqual(await entriesOf(waiting[0]), []);
    assert.equal((await world.reservation(id)).body.status, 'active');
    const again = await answer(waiting[0], offer.entryId, 'accept');
    assert.deepEqual([again.status, again.body.id], [200, id]);
  });

  it('makes a request of it where the tutor wants to be asked', async () => {
    const { waiting, free } = await line(1, { instantBooking: false });
    await free();
    const offer = await offerTo(waiting[0]);
    assert.equal((await answer(waiting[0], offer.entryId, 'accept')).body.status, 'requested');
  });

  it('is 404 once the tutor is suspended, who has no line either', async () => {
    const { tutor, waiting, free } = await line(1);
    await free();
    const offer = await offerTo(waiting[0]);
    const { token } = await world.someone('coordinator');
    await world.api.post(`/api/tutors/${tutor.id}/suspend`, { token, body: {} });
    assert.equal((await answer(waiting[0], offer.entryId, 'accept')).status, 404);
    assert.equal((await join(await world.someone(), tutor)).status, 404);
  });

  it('lets the offered time be booked as any other by the one it is offered to', async () => {
    const { tutor, waiting, free } = await line(1);
    await free();
    const offer = await offerTo(waiting[0]);
    const { status, body } = await world.book(waiting[0], tutor);
    assert.deepEqual([status, body.id, body.status], [201, offer.sessionId, 'confirmed']);
  });

  it('goes to the next on a refusal', async () => {
    const { waiting, free } = await line(2);
    await free();
    const offer = await offerTo(waiting[0]);
    assert.equal((await answer(waiting[0], offer.entryId, 'decline')).status, 204);
    assert.equal((await answer(waiting[0], offer.entryId, 'decline')).status, 204);
    const next = await offerTo(waiting[1] as Someone);
    assert.equal(next.start, at(34));
    assert.deepEqual(await entriesOf(waiting[0]), []);
    assert.equal((await answer(waiting[0], offer.entryId, 'accept')).body.code, 'offer-gone');
  });

  it('goes to the next when half an hour has passed, and cannot be accepted any more', async () => {
    const { waiting, free } = await line(2);
    await free();
    const offer = await offerTo(waiting[0]);
    world.clock.now = monday + 30 * minute;
    const late = await answer(await world.renew(waiting[0]), offer.entryId, 'accept');
    assert.equal(late.status, 409);
    const second = await world.renew(waiting[1] as Someone);
    await offerTo(second);
    assert.equal((await world.reservation(offer.sessionId)).body.status, 'released');
    world.clock.now = monday;
  });

  it('skips whom it would clash with, and leaves them their place', async () => {
    const { waiting, free } = await line(2);
    await world.occupy(waiting[0], at(34.5), at(36));
    await free();
    await offerTo(waiting[1] as Someone);
    const [first] = await entriesOf(waiting[0]);
    assert.deepEqual([first?.status, first?.position], ['waiting', 1]);
  });

  it('skips whose limit is reached', async () => {
    const { waiting, free } = await line(2);
    await world.setPolicy({ maxPerDay: 1 });
    assert.equal((await world.book(waiting[0], await world.tutor(), { start: at(30) })).status, 201);
    await free();
    await offerTo(waiting[1] as Someone);
    await world.setPolicy({});
  });

  it('never lets a stranger come between the release and the offer', async () => {
    const { tutor, waiting, free } = await line(1);
    const strangers = await Promise.all(Array.from({ length: 10 }, () => world.someone()));
    const answers = await Promise.all([
      free(),
      ...strangers.flatMap((stranger) => [world.book(stranger, tutor), world.book(stranger, tutor)]),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status).filter((status) => status === 201),
      [],
    );
    assert.equal((await offerTo(waiting[0])).start, at(34));
  });

  it('offers a time once, however many look at once', async () => {
    const { tutor, waiting, free } = await line(3);
    await free();
    await Promise.all(Array.from({ length: 5 }, () => world.sweep()));
    await offerTo(waiting[0]);
    const offered = await world.context.db.read
      .selectFrom('sessions')
      .select('student_id')
      .where('tutor_id', '=', tutor.id)
      .where('status', '=', 'offered')
      .execute();
    assert.deepEqual(offered, [{ student_id: waiting[0].id }]);
  });

  it('offers at once what is free already, or becomes so by new hours', async () => {
    const tutor = await world.tutor({}, oneHour);
    const student = await world.someone();
    await join(student, tutor);
    assert.equal((await offerTo(student)).start, at(34));
    const other = await world.someone();
    await join(other, tutor, { from: at(48), to: at(72) });
    const weekly = [...oneHour, { weekday: 3, from: '12:00', to: '13:00' }];
    await world.api.put('/api/tutors/me/availability', {
      token: tutor.token,
      body: { timeZone: 'UTC', weekly, overrides: [] },
    });
    assert.equal((await offerTo(other)).start, at(60));
  });

  it('keeps to the notice and to the whole of the range', async () => {
    const tutor = await world.tutor({ minNoticeMinutes: 2880 }, oneHour);
    const [soon, narrow] = [await world.someone(), await world.someone()];
    await join(soon, tutor);
    await join(narrow, await world.tutor({}, oneHour), { from: at(34.5), to: at(36) });
    await world.sweep();
    assert.equal((await entriesOf(soon))[0]?.status, 'waiting');
    assert.equal((await entriesOf(narrow))[0]?.status, 'waiting');
  });

  describe('leaving', () => {
    it('takes one out of the line, and passes on what was on offer', async () => {
      const { tutor, waiting, free } = await line(2);
      await free();
      await offerTo(waiting[0]);
      const path = `/api/tutors/${tutor.id}/waitlist`;
      const body = { from: at(24), to: at(48), minutes: 60, courseCode: 'CS-101' };
      const { status } = await world.api.delete(path, { token: waiting[0].token, body });
      assert.equal(status, 204);
      await offerTo(waiting[1] as Someone);
      assert.deepEqual(await entriesOf(waiting[0]), []);
    });

    it('means only what is named', async () => {
      const { tutor, waiting } = await line(1);
      await join(waiting[0], tutor, { from: at(48), to: at(240) });
      const path = `/api/tutors/${tutor.id}/waitlist`;
      await world.api.delete(path, { token: waiting[0].token, body: { from: at(24) } });
      assert.equal((await entriesOf(waiting[0])).length, 1);
      await world.api.delete(path, { token: waiting[0].token });
      assert.deepEqual(await entriesOf(waiting[0]), []);
    });
  });

  describe('joining is refused', () => {
    it('for what the tutor does not offer, or a range that cannot be', async () => {
      const [tutor, student] = [await world.tutor(), await world.someone()];
      const refused = async (overrides: Record<string, unknown>) => {
        const { status, body } = await join(student, tutor, overrides);
        return [status, body.code];
      };
      assert.deepEqual(await refused({ courseCode: 'MA-1' }), [422, 'course']);
      assert.deepEqual(await refused({ minutes: 45 }), [422, 'minutes']);
      assert.deepEqual(await refused({ to: at(24.5) }), [422, 'range-too-short']);
      assert.deepEqual(await refused({ to: at(20) }), [422, 'range-reversed']);
      assert.deepEqual(await refused({ to: at(24 * 70) }), [422, 'range-too-long']);
      assert.deepEqual(await refused({ from: at(0), to: at(8) }), [422, 'past']);
      assert.deepEqual((await join(tutor, tutor)).body.code, 'yourself');
    });

    it('twice for the same, and for more than twenty times', async () => {
      const tutor = await world.tutor({ minNoticeMinutes: 10_080 });
      const student = await world.someone();
      assert.equal((await join(student, tutor)).status, 201);
      assert.equal((await join(student, tutor)).body.code, 'already-waiting');
      for (let hours = 49; hours < 68; hours += 1) await join(student, tutor, { to: at(hours) });
      assert.equal((await join(student, tutor, { to: at(90) })).body.code, 'waitlist-full');
    });

    it('to nobody else’s entry', async () => {
      const { waiting, free } = await line(1);
      await free();
      const { entryId } = await offerTo(waiting[0]);
      const stranger = await world.someone();
      assert.equal((await answer(stranger, entryId, 'accept')).status, 404);
      assert.equal((await answer(stranger, entryId, 'decline')).status, 404);
    });
  });
});
