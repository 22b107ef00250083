import assert from 'node:assert/strict';
import { it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { at, type Someone, useBookingWorld } from './booking-world.ts';

forEachEngine('sessions under races', (engine) => {
  const world = useBookingWorld(engine);

  function people(count: number): Promise<Someone[]> {
    return Promise.all(Array.from({ length: count }, () => world.someone()));
  }

  it('gives one slot to exactly one of 50 students, and the rest alternatives', async () => {
    const tutor = await world.tutor();
    const students = await people(50);
    const answers = await Promise.all(students.map((student) => world.book(student, tutor)));
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    const refused = answers.filter(({ status }) => status === 409);
    assert.equal(refused.length, 49);
    for (const { body } of refused) {
      assert.equal(body.rule, 'busy');
      assert.equal(body.alternatives?.length, 3);
    }
    assert.equal((await world.sessionsOf('tutor_id', tutor)).length, 1);
  });

  it('makes one session of ten equal requests with one Idempotency-Key', async () => {
    const [tutor, student] = [await world.tutor(), await world.someone()];
    const request = {
      token: student.token,
      headers: { 'idempotency-key': 'book-once' },
      body: {
        tutorId: tutor.id,
        courseCode: 'CS-101',
        start: at(34),
        minutes: 60,
        mode: 'online',
        topic: '',
      },
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.api.post<{ id: string }>('/api/sessions', request)),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    assert.equal((await world.sessionsOf('student_id', student)).length, 1);
  });

  it('never lets a student past the limit of a day, with many tutors at once', async () => {
    await world.setPolicy({ maxPerDay: 2 });
    const student = await world.someone();
    const tutors = await Promise.all(Array.from({ length: 8 }, () => world.tutor()));
    const answers = await Promise.all(
      tutors.map((tutor, index) => world.book(student, tutor, { start: at(25 + index) })),
    );
    assert.equal(answers.filter(({ status }) => status === 201).length, 2);
    const rules = answers.flatMap(({ status, body }) => (status === 409 ? [body.rule] : []));
    assert.deepEqual([...new Set(rules)], ['max-per-day']);
    assert.equal((await world.sessionsOf('student_id', student)).length, 2);
    await world.setPolicy({});
  });

  it('never lets a tutor past the limit of a week, with many students at once', async () => {
    const tutor = await world.tutor({ maxPerWeek: 3 });
    const students = await people(10);
    const answers = await Promise.all(
      students.map((student, index) => world.book(student, tutor, { start: at(30 + index) })),
    );
    assert.equal(answers.filter(({ status }) => status === 201).length, 3);
    assert.equal((await world.sessionsOf('tutor_id', tutor)).length, 3);
  });

  it('keeps the buffer between sessions that are booked at once', async () => {
    const tutor = await world.tutor({ bufferMinutes: 30 });
    const students = await people(6);
    const answers = await Promise.all(
      students.map((student, index) => world.book(student, tutor, { start: at(34 + index * 1.25) })),
    );
    const starts = answers
      .flatMap(({ status, body }) => (status === 201 ? [Date.parse(body.start)] : []))
      .toSorted();
    assert.ok(starts.length > 0);
    for (const [index, start] of starts.slice(1).entries()) {
      assert.ok(start - (starts[index] ?? 0) >= 90 * 60_000);
    }
  });

  it('lets one of accept and cancel win, and the ledger agree', async () => {
    const tutor = await world.tutor({ instantBooking: false });
    for (const student of await people(8)) {
      const { body } = await world.book(student, tutor, { start: at(60) });
      await Promise.all([
        world.act(tutor, body.id, 'decline'),
        world.act(tutor, body.id, 'accept'),
        world.act(student, body.id, 'cancel'),
      ]);
      const session = (await world.get(student, body.id)).body;
      const ledger = (await world.reservation(body.id)).body.status;
      assert.equal(ledger, session.status === 'confirmed' ? 'active' : 'released');
      await world.act(tutor, body.id, 'cancel');
    }
  });

  it('lets one of moving and cancelling win, and the ledger agree', async () => {
    const [tutor, student] = [await world.tutor(), await world.someone()];
    for (let round = 0; round < 8; round += 1) {
      const { body } = await world.book(student, tutor, { start: at(60) });
      const [moved, cancelled] = await Promise.all([
        world.act(student, body.id, 'reschedule', { start: at(70) }),
        world.act(tutor, body.id, 'cancel'),
      ]);
      assert.equal(cancelled.status, 200);
      assert.ok([200, 409].includes(moved.status));
      assert.equal((await world.get(student, body.id)).body.status, 'cancelled');
      assert.equal((await world.reservation(body.id)).body.status, 'released');
    }
  });

  it('moves a session to one of the places where it is moved at once', async () => {
    const [tutor, student] = [await world.tutor(), await world.someone()];
    const { body } = await world.book(student, tutor);
    const wanted = [60, 62, 64, 66].map(at);
    const answers = await Promise.all(
      wanted.map((start) => world.act(student, body.id, 'reschedule', { start })),
    );
    assert.ok(answers.some(({ status }) => status === 200));
    const session = (await world.get(student, body.id)).body;
    const ledger = (await world.reservation(body.id)).body;
    assert.equal(session.start, ledger.start);
    assert.ok(wanted.includes(session.start));
  });
});
